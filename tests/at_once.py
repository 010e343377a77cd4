"""Many people at the same moment, each with a connection of their own."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

Outcome = Any


def at_once(deeds: list[Callable[[], Any]]) -> list[Outcome]:
    """Does all of it at the same moment, and gives what each returned or raised."""
    outcomes: list[Outcome] = [None] * len(deeds)
    gate = threading.Barrier(len(deeds))

    def do(number: int) -> None:
        try:
            connection.ensure_connection()
            gate.wait(timeout=60)
            outcomes[number] = deeds[number]()
        except Exception as error:  # noqa: BLE001 - every outcome is looked at by the test
            outcomes[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def refusals(outcomes: list[Outcome]) -> list[Exception]:
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]
