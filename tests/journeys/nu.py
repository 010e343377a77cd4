"""Asks the Nu Html Checker what is wrong with a page. It is started once and asked over HTTP: Java starts slowly."""

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

STARTS_WITHIN = 60  # seconds, on a machine busy with other tests


@contextmanager
def serving(java: Path, jar: Path) -> Iterator[str]:
    """The address of a checker that runs as long as the context."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        str(java),
        "-Dnu.validator.servlet.bind-address=127.0.0.1",
        "-cp",
        str(jar),
        "nu.validator.servlet.Main",
        str(port),
    ]
    address = f"http://127.0.0.1:{port}/"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as checker:
        try:
            _wait_for(checker, address)
            yield address
        finally:
            checker.terminate()


def mistakes(address: str, html: str) -> list[str]:
    """A line for each error and warning in the HTML, with its place."""
    headers = {"Content-Type": "text/html; charset=utf-8"}
    request = Request(f"{address}?out=json", data=html.encode(), headers=headers)  # noqa: S310 - our own address
    with urlopen(request, timeout=60) as answer:  # noqa: S310
        messages = json.load(answer)["messages"]
    return [
        f"line {message.get('lastLine', '?')}: {message['message']} {message.get('extract', '').strip()}"
        for message in messages
        if message["type"] != "info" or message.get("subType") == "warning"
    ]


def _wait_for(checker: subprocess.Popen[bytes], address: str) -> None:
    """Returns once the checker answers; says so if it never does."""
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end:
        if checker.poll() is not None:
            raise RuntimeError(f"The Nu Html Checker ended with exit code {checker.returncode}.")
        try:
            mistakes(address, "<!doctype html><html lang=en><title>Are you there?</title>")
        except (URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"The Nu Html Checker did not answer within {STARTS_WITHIN} seconds.")
