"""Addresses, each with the name of its endpoint and its view: what a part answers to."""

from __future__ import annotations

from collections.abc import Callable

from werkzeug.wrappers import Response

Rules = tuple[tuple[str, str, Callable[..., Response]], ...]
