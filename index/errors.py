"""Every error that the project raises on purpose.

    CommuniqueError
    ├── Refused            a document cannot be taken in: where, and why
    ├── ArchiveError       the archive cannot be opened, read or written
    ├── SettingError       a setting has no usable value
    ├── OfficialsError     officials.yaml does not say what it means
    ├── LexiconError       the lexicon or its corrections do not say what they mean
    ├── PairsError         pairs.yaml does not say what it means
    └── EngineError        an engine cannot do what was asked
        ├── Busy           another writer holds the index
        ├── Unavailable    the engine does not answer now; later it may
        ├── Damaged        the index cannot be read: rebuild it
        └── Incompatible   another analyser or format made the index: rebuild it

A message says what is wrong, where, and the cure.
No exception of another library leaves the file that knows that library.
"""


class CommuniqueError(Exception):
    """The root: whoever catches this catches all of ours."""


class Refused(CommuniqueError):  # noqa: N818 - a refusal is an outcome that has a name
    """A document is not taken in; `line` counts from 1 and is None when no line is to blame."""

    def __init__(self, reason: str, *, source: str = "", line: int | None = None) -> None:
        self.reason = reason
        self.source = source
        self.line = line
        where = source if line is None else f"{source}:{line}"
        super().__init__(f"{where}: {reason}" if where else reason)


class ArchiveError(CommuniqueError):
    """The archive cannot be opened, read or written."""


class SettingError(CommuniqueError):
    """A setting has no usable value."""


class OfficialsError(CommuniqueError):
    """The corrections of people cannot be read: file, line, and what is wrong there."""


class LexiconError(CommuniqueError):
    """The lexicon or its corrections cannot be read: file, line, and what is wrong there."""


class PairsError(CommuniqueError):
    """The corrections of pairs cannot be read: file, line, and what is wrong there."""


class EngineError(CommuniqueError):
    """An engine cannot do what was asked."""


class Busy(EngineError):  # noqa: N818 - the state of the index, not a fault
    """Another writer holds the index."""


class Unavailable(EngineError):  # noqa: N818
    """The engine does not answer now; later it may."""


class Damaged(EngineError):  # noqa: N818
    """The index cannot be read; `communique rebuild` makes it anew."""


class Incompatible(EngineError):  # noqa: N818
    """Another analyser or format made the index; `communique rebuild` makes it anew."""
