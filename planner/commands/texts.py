"""Templates and kits as the user words them, beside the originals that come with the program."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.model import CustomText


def keep_text(session: Session, kind: str, key: str, language: str, text: str) -> None:
    """Keep the user's own wording of a template or kit in one language."""
    kept = session.scalar(
        select(CustomText).where(
            CustomText.kind == kind, CustomText.key == key, CustomText.language == language
        )
    )
    if kept is None:
        session.add(CustomText(kind=kind, key=key, language=language, text=text))
    else:
        kept.text = text


def drop_text(session: Session, kind: str, key: str, language: str) -> None:
    """Forget the user's own wording: the original counts again."""
    session.execute(
        delete(CustomText).where(
            CustomText.kind == kind, CustomText.key == key, CustomText.language == language
        )
    )
