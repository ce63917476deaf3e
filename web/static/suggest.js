// What saves the search page a reload or a reader's time; the page is whole without it.

// Offers what the box may become while one types: the button beside the box asks for the same.
(() => {
  const box = document.querySelector("input[data-suggest]");
  if (!box || !window.fetch) return;
  const list = document.createElement("datalist");
  list.id = "suggestions";

  let waiting;
  let asked = "";
  let asking;

  async function ask() {
    const text = box.value.trim();
    if (text.length < 2 || text === asked) return;
    asked = text;
    if (asking) asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(text)}`, {
        headers: { "Accept-Language": document.documentElement.lang },
        signal: asking.signal,
      });
      if (!answer.ok) return;
      const { suggestions } = await answer.json();
      list.replaceChildren(
        ...suggestions.map((one) => Object.assign(document.createElement("option"), { value: one.text })),
      );
      if (!list.isConnected) {
        box.after(list);
        box.setAttribute("list", list.id);
        box.autocomplete = "on"; // else Firefox shows no list
      }
    } catch {
      // stopped for a newer question, or no answer: the box works as it is
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  });
})();

// Leaves out of the address what says nothing: the fields that are empty.
(() => {
  const form = document.getElementById("search");
  if (!form) return;
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) {
      if (value === "" || (name === "of" && value === "happened")) formData.delete(name);
    }
  });
})();

// Says the count again once the page is there: a live region is heard when it changes, and one that
// comes with its text is not.  Without a script the title of the page says the count.
(() => {
  const said = document.querySelector("[role=status]");
  if (!said) return;
  const text = said.textContent;
  said.textContent = "";
  setTimeout(() => {
    said.textContent = text;
  }, 150);
})();
