"""The AWS CLI with its modules and models read once: `aws` beside it hands each command to a fork
of this process, which has the command's own words, environment, folder and streams.

    aws_at_hand.py SOCKET

Says `ready` on standard output, and ends when standard input does.
"""

import json
import os
import signal
import socket
import struct
import sys
import threading

import awscli.clidriver
import botocore.loaders

STREAMS = 3

# The package sets this where it is imported.
DATA_PATH = os.environ["AWS_DATA_PATH"]


def read_models_once():
    """Files of models are parsed here rather than in each command."""
    parse = botocore.loaders.JSONFileLoader.load_file
    parsed = {}

    def load(self, path):
        if path not in parsed:
            parsed[path] = parse(self, path)
        return parsed[path]

    botocore.loaders.JSONFileLoader.load_file = load
    driver = awscli.clidriver.create_clidriver()
    for service in ("iam", "sts"):
        driver.session.get_service_model(service)
        driver.session.create_client(
            service,
            region_name="us-east-1",
            aws_access_key_id="none",
            aws_secret_access_key="none",
        )


def asked(connection):
    """What a command is: its words, environment and folder, and its streams."""
    data, streams, _, _ = socket.recv_fds(connection, 1 << 16, STREAMS)
    while len(data) < 4 or len(data) < 4 + struct.unpack("!I", data[:4])[0]:
        more = connection.recv(1 << 16)
        if not more:
            os._exit(255)
        data += more
    return json.loads(data[4:]), streams


def carry_out(connection):
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    command, streams = asked(connection)
    sys.stdout.flush()
    for place, stream in enumerate(streams):
        os.dup2(stream, place)
        os.close(stream)
    os.chdir(command["folder"])
    os.environ.clear()
    os.environ.update({"AWS_DATA_PATH": DATA_PATH} | command["environment"])
    sys.argv = command["words"]
    sys.stdin = open(0, encoding="utf-8", closefd=False)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = open(
        2, "w", encoding="utf-8", errors="backslashreplace", closefd=False, buffering=1
    )
    status = 255
    try:
        status = awscli.clidriver.main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
        status = 1
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            connection.sendall(bytes([status & 255]))
            os._exit(0)


def end_with_standard_input():
    while os.read(0, 1024):
        pass
    os._exit(0)


def main():
    read_models_once()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(sys.argv[1])
        listening.listen(64)
        threading.Thread(target=end_with_standard_input, daemon=True).start()
        print("ready", flush=True)
        while True:
            connection, _ = listening.accept()
            if os.fork() == 0:
                listening.close()
                carry_out(connection)
            connection.close()


main()
