"""What programs get, on the command line and over HTTP."""

import pytest

KEYS = {
    "total",
    "page",
    "per",
    "generation",
    "hits",
    "office",
    "facets",
    "receipt",
    "did_you_mean",
    "ways_out",
}


@pytest.fixture
def get(client):
    def get(path, status=200, language=""):
        response = client.get(path, headers={"Accept-Language": language})
        assert response.status_code == status
        assert response.mimetype == "application/json"
        return response.json

    return get


def test_a_search_gives_the_object_of_the_design(get):
    answer = get("/api/search?q=OTAN+kosovo+(&date=2024")
    assert answer.keys() == KEYS
    assert (answer["total"], answer["page"], answer["per"], answer["generation"]) == (
        1,
        1,
        10,
        "g1",
    )
    (hit,) = answer["hits"]
    assert list(hit) == [
        *("id", "title", "language", "languages", "date", "published", "updated"),
        *("issuer", "kind", "url", "snippet", "quote", "people", "score"),
    ]
    assert hit["date"] == {"start": "2024-08-16", "end": "2024-08-22"}
    assert hit["updated"] == "2024-08-23T15:27:00+02:00"
    assert hit["people"][0] == {
        "id": "boris-ruge",
        "name": "Boris Ruge",
        "role": "secrétaire général adjoint de l’OTAN",
    }
    assert answer["receipt"] == {
        "searched": ["OTAN", "kosovo", "("],
        "added": [
            {"term": "NATO", "for": "OTAN", "why": "acronym", "by": None, "count": 12},
            {
                "term": "North Atlantic Treaty Organization",
                "for": "OTAN",
                "why": "variant",
                "by": None,
                "count": 0,
            },
        ],
        "ignored": [{"what": "(", "why": "ignored-bracket"}],
        "relaxed": None,
        "limits": [],
    }


def test_every_facet_is_there_with_its_values(get):
    facets = get("/api/search?person=boris-ruge")["facets"]
    assert set(facets) == {"person", "year", "month", "day", "language", "issuer", "kind"}
    assert {"value": "boris-ruge", "label": "Boris Ruge", "count": 1, "selected": True} in facets[
        "person"
    ]
    assert facets["day"] == []


def test_a_snippet_is_marked_html_and_a_title_is_plain(get):
    (hit,) = get("/api/search?q=hostile")["hits"]
    assert hit["title"].startswith("<script>")
    assert hit["snippet"].endswith("&lt;img src=x onerror=alert(1)&gt; <mark>hostile</mark>")
    assert "<script" not in hit["snippet"]
    assert hit["date"] is None


@pytest.mark.parametrize(
    ("language", "title"),
    [("fr", "Déclaration n° 3 sur la paix"), ("en-US", "Statement no. 3 on peace")],
)
def test_titles_are_in_the_preferred_language(get, language, title):
    assert get("/api/search?date=2020-04", language=language)["hits"][0]["title"] == title


def test_choices_of_dates_are_as_they_are_written(get, catalogue):
    get("/api/search?date=2024&date=2024-08")
    assert len(catalogue.asked[-1].dates) == 2


def test_parameters_that_cannot_be_read_are_refused_by_name(get, catalogue):
    answer = get("/api/search?q=paix&from=demain&utm=1&page=0", status=422)
    assert answer["parameters"] == [
        {"name": "utm", "value": "1", "why": "unknown"},
        {"name": "from", "value": "demain", "why": "malformed"},
        {"name": "page", "value": "0", "why": "malformed"},
    ]
    assert catalogue.asked == []


def test_past_the_end_is_404_with_the_true_total(get):
    answer = get("/api/search?page=9", status=404)
    assert (answer["total"], answer["hits"]) == (40, [])


def test_a_release_has_all_its_versions(get):
    release = get("/api/release/row-05")
    assert release["languages"] == ["fr", "en"]
    assert [v["title"] for v in release["versions"]] == [
        "Déclaration n° 5 sur la paix",
        "Statement no. 5 on peace",
    ]
    assert release["versions"][1]["blocks"][1] == {
        "kind": "paragraph",
        "language": "fr",
        "text": "Sécurité",
    }
    assert release["people"] == [
        {"id": "jane-o'hara", "name": "Jane O’Hara", "variants": [], "role": None}
    ]


@pytest.mark.parametrize(
    "path", ["/api/release/nope", "/api/nope", "/api/release/..%2f..%2fx", "/api/"]
)
def test_what_is_not_there_is_404_in_json(get, path):
    assert get(path, status=404)["error"]


def test_the_process_and_the_engine_say_that_they_are_well(get):
    assert get("/healthz") == {"status": "ok"}
    assert get("/readyz") == {"status": "ready", "generation": "g1"}
