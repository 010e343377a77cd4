"""Reads JSON-LD in two ways, with the contexts of tests/standards, and checks it against the vocabularies there."""

import json
from functools import cache
from typing import Any

import rdflib
from pyld import jsonld

from tests.tools import ROOT

STANDARDS = ROOT / "tests" / "standards"
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": "anno.jsonld",
    "http://www.w3.org/ns/ldp.jsonld": "ldp.jsonld",
    "https://schema.org": "schemaorgcontext.jsonld",
}


@cache
def context_named(address: str) -> Any:
    """The context of this address, from the disk; nothing is fetched."""
    return json.loads((STANDARDS / "contexts" / CONTEXTS[address]).read_text(encoding="utf-8"))


def _load(address: str, _options: object) -> dict[str, Any]:
    return {"contextUrl": None, "documentUrl": address, "document": context_named(address)}


def written_out(document: Any) -> Any:
    """The document with the contexts in the place of their addresses, for a reader that cannot be given them."""
    if isinstance(document, list):
        return [written_out(one) for one in document]
    if not isinstance(document, dict):
        return document
    told = {key: written_out(value) for key, value in document.items() if key != "@context"}
    if "@context" in document:
        named = document["@context"] if isinstance(document["@context"], list) else [document["@context"]]
        told["@context"] = [context_named(one)["@context"] if isinstance(one, str) else one for one in named]
    return told


def graph_by_pyld(document: Any) -> rdflib.Graph:
    """The graph that PyLD finds."""
    quads = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": _load})
    return rdflib.Graph().parse(data=quads, format="nt")


def graph_by_rdflib(document: Any) -> rdflib.Graph:
    """The graph that rdflib finds."""
    return rdflib.Graph().parse(data=json.dumps(written_out(document)), format="json-ld")


def one_graph(document: Any) -> rdflib.Graph:
    """The graph of the document; both readers find the same."""
    one, other = graph_by_pyld(document), graph_by_rdflib(document)
    assert len(one) == len(other)
    assert canonical(one) == canonical(other)
    return one


def canonical(graph: rdflib.Graph) -> str:
    """The graph with names for its nameless nodes that depend on nothing but the graph (URDNA2015)."""
    quads = "application/n-quads"
    options = {"algorithm": "URDNA2015", "inputFormat": quads, "format": quads}
    return str(jsonld.normalize(graph.serialize(format="nt"), options))


def lost_keys(document: Any) -> set[str]:
    """The keys that no context defines, which JSON-LD drops without a word."""
    (expanded,) = jsonld.expand(document, {"documentLoader": _load, "keepFreeFloatingNodes": True})
    return _keys(document) - _known(document["@context"]) if expanded else _keys(document)


def _keys(document: Any) -> set[str]:
    if isinstance(document, list):
        return set().union(*(_keys(one) for one in document))
    if not isinstance(document, dict):
        return set()
    own = {key for key in document if not key.startswith("@")}
    return own.union(*(_keys(value) for key, value in document.items() if key != "@context"))


def _known(contexts: Any) -> set[str]:
    names: set[str] = set()
    for one in contexts if isinstance(contexts, list) else [contexts]:
        names |= set(context_named(one)["@context"] if isinstance(one, str) else one)
    return names
