"""What schema.org 30.0 has: the types, their properties, and what those take."""

import json
from typing import Any

from tests.tools import ROOT

VOCABULARY: dict[str, Any] = json.loads(
    (ROOT / "tests" / "standards" / "schemaorg-vocab-30.0.json").read_text(encoding="utf-8")
)


def ancestors(kind: str) -> set[str]:
    """The type and all that it is a kind of."""
    return {kind}.union(*(ancestors(parent) for parent in VOCABULARY["types"].get(kind, [])))


def mistakes(node: dict[str, Any]) -> list[str]:
    """The keys that schema.org does not have for the type of the node, and values of types that they do not take."""
    kind = node["@type"]
    if kind not in VOCABULARY["types"]:
        return [f"{kind} is no type"]
    found = []
    for key, value in node.items():
        if key.startswith("@"):
            continue
        known = VOCABULARY["properties"].get(key)
        if known is None or not ancestors(kind) & set(known["domain"]):
            found.append(f"{kind} has no {key}")
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                found += mistakes(each)
                if not ancestors(each["@type"]) & set(known["range"]):
                    found.append(f"{key} takes no {each['@type']}")
            elif not {"Text", "URL", "Date", "DateTime", "Number", "Integer"} & set(known["range"]):
                found.append(f"{key} takes no plain value")
    return found
