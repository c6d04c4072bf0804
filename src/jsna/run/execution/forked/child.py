"""A forked child as a kernel: ipykernel's own, which takes its messages from a socket pair."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import socket
import sys
import threading
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from ipykernel.eventloops import enable_gui
from ipykernel.ipkernel import IPythonKernel
from IPython.core.profiledir import ProfileDir
from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from traitlets.config import Config

from jsna.run.execution.forked.printed import PrintedStream
from jsna.run.execution.forked.wire import KEY, Channel, Wire

IOPUB, SHELL = b"iopub", b"shell"


class ForkedKernel(IPythonKernel):
    """ipykernel's kernel, without what reads its messages from zmq."""

    def _abort_queues(self, subshell_id: str | None = None) -> None:
        """No request waits behind another here."""


class Kernel:
    """Executes what it is sent, one request after another.

    Parameters
    ----------
    wire
        Leads to the run.
    profile
        Where IPython may keep what it needs.
    """

    def __init__(self, wire: Wire, profile: Path) -> None:
        profile.mkdir(parents=True, exist_ok=True)
        # ipykernel is not typed.
        profiles: Any = ProfileDir
        kernels: Any = ForkedKernel
        self._session = Session(key=KEY)
        self._iopub, self._shell = Channel(wire, IOPUB), Channel(wire, SHELL)
        self._kernel = kernels.instance(
            config=_config(),
            session=self._session,
            log=_silent_log(),
            user_ns=None,
            iopub_socket=self._iopub,
            shell_channel_thread=SimpleNamespace(parent_thread=threading.main_thread()),
            profile_dir=profiles.create_profile_dir_by_name(str(profile)),
        )
        # By this, a cell that waits is interrupted.
        self._kernel.io_loop = IOLoop.current()
        # The shell would look for the kernel in an application, for "%matplotlib inline".
        self._kernel.shell.enable_gui = partial(enable_gui, kernel=self._kernel)
        # The one extension that a kernel begins with.
        self._kernel.shell.extension_manager.load_extension("storemagic")

    def request(self) -> object:
        """The request that what runs now is part of."""
        return self._kernel.get_parent("shell")

    def publish_printed(self, name: str, text: str, request: Any) -> None:
        """Publish what a notebook printed."""
        content = {"name": name, "text": text}
        self._session.send(self._iopub, "stream", content, parent=request)  # type: ignore[arg-type]

    async def answer(self, parts: list[bytes]) -> None:
        """Execute a request, publish what it shows, and reply."""
        _, content = self._session.feed_identities(parts)
        request = self._session.deserialize(content)
        self._kernel.set_parent([], request)
        self._kernel._publish_status("busy", "shell")  # noqa: SLF001 - as ipykernel does itself
        # Inside, a notebook can interrupt itself; else that would end this process.
        self._kernel.pre_handler_hook()
        try:
            await self._kernel.execute_request(self._shell, [], request)
        finally:
            self._kernel.post_handler_hook()
        sys.stdout.flush()
        sys.stderr.flush()
        self._kernel._publish_status("idle", "shell")  # noqa: SLF001


def become_kernel(end: socket.socket) -> None:
    """Serve as the kernel of one notebook, until this process is killed."""
    asyncio.run(_serve(Wire(end)))


async def _serve(wire: Wire) -> None:
    (told,) = await wire.receive()
    kernel = _begun(wire, **json.loads(told))
    wire.send([b"ready"])
    while True:
        await kernel.answer(await wire.receive())


def _begun(wire: Wire, folder: str, scratch: str, environment: dict[str, str]) -> Kernel:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    # Every child would draw the same numbers, where a fresh process draws its own.
    np.random.seed()  # noqa: NPY002
    kernel = Kernel(wire, Path(environment["IPYTHONDIR"]))
    _redirect(Path(scratch), kernel)
    return kernel


def _silent_log() -> logging.Logger:
    # What a kernel logs is in its notebook already; a log on standard error would be there twice.
    log = logging.getLogger("jsna.kernel")
    log.addHandler(logging.NullHandler())
    log.propagate = False
    return log


def _config() -> Any:
    config: Any = Config()
    config.InteractiveShell.system_raise_on_error = True
    config.HistoryManager.enabled = False
    return config


def _redirect(scratch: Path, kernel: Kernel) -> None:
    said = os.open(scratch / "kernel.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.close(said)
    sys.stdout = PrintedStream("stdout", 1, kernel.publish_printed, kernel.request)
    sys.stderr = PrintedStream("stderr", 2, kernel.publish_printed, kernel.request)
