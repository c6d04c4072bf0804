"""Refuses words that a command line cannot hold, each with what was probably meant."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from typing import NoReturn

from jsna.errors import UsageError, did_you_mean

_OF_ITS_OWN = ("-h", "--help", "--version")


class CommandParser(argparse.ArgumentParser):
    """The parser of one command, which can say what its options are."""

    @property
    def options(self) -> tuple[str, ...]:
        """The options, as they are typed in full."""
        return tuple(name for name in self._option_string_actions if name.startswith("--"))

    def error(self, message: str) -> NoReturn:
        """Refuse words that do not fit, as all other words are refused."""
        raise UsageError(f"{self.prog}: {message}. See {self.prog} --help")


def refuse_unknown_command(words: Sequence[str], known: Collection[str]) -> None:
    """Refuse a command that there is not, or none, before argparse does it without a hint.

    Raises
    ------
    UsageError
        With the nearest command; or, if options stand before it, with where they belong.
    """
    if not words:
        raise UsageError(f"Name a command ({', '.join(known)}): jsna --help says what each does")
    if words[0] in _OF_ITS_OWN:
        return
    first = next((word for word in words if word in known), None)
    if words[0].startswith("-"):
        rest = [word for word in words if word != first]
        typed = f"as in: jsna {' '.join([first, *rest])}" if first else "see jsna --help"
        raise UsageError(f"{words[0]} has no place before the command. Begin with that, {typed}")
    if words[0] not in known:
        raise UsageError(f'There is no command "{words[0]}": {did_you_mean(words[0], known)}')


def refuse_unknown_words(command: str, extra: Sequence[str], known: Collection[str]) -> None:
    """Refuse what a command was given and does not take.

    Parameters
    ----------
    command
        Its name.
    extra
        The words that it does not take.
    known
        Its options.

    Raises
    ------
    UsageError
        With each word, and the nearest option to one that looks like an option.
    """
    said = []
    for word in extra:
        if word.startswith("-"):
            name = word.partition("=")[0]
            said.append(f"jsna {command} has no option {name}: {did_you_mean(name, known)}")
        else:
            said.append(f'jsna {command} cannot take "{word}": see jsna {command} --help')
    if said:
        raise UsageError("\n".join(said), said)
