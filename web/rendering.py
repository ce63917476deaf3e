"""Templates become answers: pages, and documents for programs."""

from __future__ import annotations

from flask import Response, current_app, url_for

from web.presenting.frame import Frame


def html(template: str, frame: Frame, page: object, *, status: int = 200) -> Response:
    """The page, from a template that reads these two and the messages, and nothing of Flask."""
    text = current_app.jinja_env.get_template(template).render(
        frame=frame,
        page=page,
        t=frame.t,
        style=url_for("static", filename="communique.css"),
        icon=url_for("static", filename="icon.svg"),
        script=url_for("static", filename="suggest.js"),
    )
    response = Response(text, status=status, mimetype="text/html")
    response.content_language = frame.language
    return response


def xml(template: str, *, mimetype: str, **values: object) -> Response:
    """A document of XML, from a template that reads the values and nothing else."""
    text = current_app.jinja_env.get_template(template).render(values)
    return Response(text.encode("utf-8", "replace"), content_type=f"{mimetype}; charset=utf-8")
