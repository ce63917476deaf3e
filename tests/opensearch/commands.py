"""The command on a data folder and an index, as somebody types it."""

from contextlib import closing

from click.testing import CliRunner

from communique import main
from search.engine import engine


class Command:
    def __init__(self, data, url):
        self.data = data
        self.url = url

    def __call__(self, *arguments):
        given = ["--data", str(self.data), "--index", self.url, *map(str, arguments)]
        return CliRunner().invoke(main, given)

    def good(self, *arguments):
        result = self(*arguments)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    def bad(self, *arguments):
        result = self(*arguments)
        assert result.exit_code == 1, result.output
        return result.stderr

    def wrong(self):
        said = self.bad("check")
        return [line.removeprefix("wrong: ") for line in said.splitlines()]

    @property
    def ids(self):
        with closing(engine(self.url, data=self.data).searcher(None)) as searcher:
            return {one.term for one in searcher.vocabulary("id", "", 99)}
