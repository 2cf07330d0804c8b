"""moto on loopback, with a count of the calls and of requests that ask for another place."""

import os
import threading
from collections import Counter
from urllib.parse import parse_qs

# AWS managed policies exist in moto only with this, which it reads when it is loaded.
os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"

from moto.server import DomainDispatcherApplication, create_backend_app  # noqa: E402
from werkzeug.serving import WSGIRequestHandler, make_server  # noqa: E402


class Quiet(WSGIRequestHandler):
    def log_request(self, *args, **kwargs):
        pass

    def log(self, *args, **kwargs):
        pass


class Emulator:
    """Answers as long as this is open; `calls` counts operations, `strangers` other hosts."""

    def __init__(self):
        self.calls = Counter()
        self.strangers = Counter()
        self._moto = DomainDispatcherApplication(create_backend_app)
        self._server = make_server(
            "127.0.0.1", 0, self._answer, threaded=True, request_handler=Quiet
        )
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def _answer(self, environ, start):
        host = environ.get("HTTP_HOST", "")
        # Programs are told that this is their proxy, too: what they ask elsewhere comes here.
        if environ["REQUEST_METHOD"] == "CONNECT" or not host.startswith("127.0.0.1"):
            self.strangers[host or environ.get("PATH_INFO", "")] += 1
            start("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"nothing but this machine is reached"]
        length = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(length)
        self.calls[operation(environ, body)] += 1
        import io

        environ["wsgi.input"] = io.BytesIO(body)
        return self._moto(environ, start)

    def close(self):
        self._server.shutdown()
        self._thread.join()


def operation(environ, body):
    """`Action` of the query protocol, the target of the JSON protocols, else method and path."""
    action = parse_qs(body.decode("utf-8", "replace")).get("Action")
    if action:
        return action[0]
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return target.split(".")[-1]
    return environ["REQUEST_METHOD"] + " " + environ.get("PATH_INFO", "")
