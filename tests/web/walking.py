"""How a test walks from page to page in a browser."""

from playwright.sync_api import Locator


def follow(way: Locator) -> None:
    """Click what leads to a page, and wait until all of that page is there.

    A click alone comes back as soon as the answer begins, and what is counted then may be counted
    in half a page.
    """
    with way.page.expect_navigation():
        way.click()
