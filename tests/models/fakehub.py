"""A model hub on this machine: the few answers of the HTTP interface that clients need."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

LARGE = 10_000  # bytes from which a file counts as LFS: its ETag is its SHA-256


class FakeHub:
    """Repositories by name; every request is noted in `requests`."""

    def __init__(self) -> None:
        self.repos: dict[str, Path] = {}
        self.gated: set[str] = set()
        self.requests: list[str] = []
        self.url = ""
        self.broken_off: set[str] = set()  # files of which half is sent, once

    def commit(self, repo: str) -> str:
        return hashlib.sha1(repo.encode()).hexdigest()

    def files(self, repo: str) -> list[Path]:
        return sorted(path for path in self.repos[repo].iterdir() if path.is_file())


@contextmanager
def serve() -> Iterator[FakeHub]:
    hub = FakeHub()
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    hub.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    hub: FakeHub
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self.hub.requests.append(f"{self.command} {path}")
        parts = path.strip("/").split("/")
        api = parts[:2] == ["api", "models"]
        repo = "/".join(parts[2:4] if api else parts[:2])
        if repo not in self.hub.repos:
            return self._say(401, {"X-Error-Code": "RepoNotFound"}, b"{}")
        if repo in self.hub.gated:
            return self._say(403, {"X-Error-Code": "GatedRepo"}, b"{}")
        rest = parts[4:] if api else parts[2:]
        known = ("main", self.hub.commit(repo))
        if len(rest) > 1 and rest[1] not in known:
            return self._say(404, {"X-Error-Code": "RevisionNotFound"}, b"{}")
        if api and rest[:1] == ["tree"]:
            return self._json([self._entry(file) for file in self.hub.files(repo)])
        if api:
            names = [{"rfilename": file.name} for file in self.hub.files(repo)]
            return self._json({"id": repo, "sha": self.hub.commit(repo), "siblings": names})
        return self._file(repo, rest[-1])

    def _entry(self, file: Path) -> dict[str, object]:
        size, data = file.stat().st_size, file.read_bytes()
        entry = {"type": "file", "path": file.name, "size": size, "oid": _git_hash(data)}
        if size >= LARGE:
            oid = hashlib.sha256(data).hexdigest()
            entry["lfs"] = {"oid": oid, "size": size, "pointerSize": 130}
        return entry

    def _file(self, repo: str, name: str) -> None:
        file = self.hub.repos[repo] / name
        if not file.is_file():
            return self._say(404, {"X-Error-Code": "EntryNotFound"}, b"")
        data = file.read_bytes()
        tag = hashlib.sha256(data).hexdigest() if len(data) >= LARGE else _git_hash(data)
        headers = {"ETag": f'"{tag}"', "X-Repo-Commit": self.hub.commit(repo)}
        start = 0
        if span := self.headers.get("Range"):
            start = int(span.removeprefix("bytes=").split("-")[0])
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        if self.command == "GET" and name in self.hub.broken_off:
            self.hub.broken_off.remove(name)
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[: len(data) // 2])
            self.close_connection = True
            return None
        return self._say(206 if start else 200, headers, data[start:])

    def _json(self, value: object) -> None:
        self._say(200, {"Content-Type": "application/json"}, json.dumps(value).encode())

    def _say(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _git_hash(data: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
