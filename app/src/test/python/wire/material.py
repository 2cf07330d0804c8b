"""What the <…> of a case stand for: unique names, kept values, codes, keys, certificates."""

import base64
import functools
import hashlib
import hmac
import json
import random
import re
import struct

from matching import Wanted

PLACE = re.compile(r"<([A-Za-z0-9 ][^<>]*)>")


class Names:
    """
    <alice>        a name that only this case uses
    <alice#64>     the same, filled up to 64 characters
    <alice^>       the same in capitals
    <n>            which turn of `times` it is; @n where it is part of a name: <serial-@n>
    <account>, <partition>, <me>    of the first caller
    <NAME>         where an earlier step kept NAME: what it kept
    <x*2048>       so many times x
    <totp:SEED:-1> the code of the time step before this one, of a kept Base32 seed
    <ssh:1>, <cert:1>, <cert-key:1>, <saml:1>    public keys, certificates and metadata
    """

    def __init__(self, number, known):
        self.number = number
        self.known = known
        self.kept = {}
        self.turn = 1
        self.now = 0

    def fill(self, value):
        """A request, with every <…> filled in."""
        return self.walk(value, lambda text, _: text)

    def wanted(self, value):
        """An expectation: in a pattern (~…) what is filled in stands for itself."""
        return self.walk(value, lambda text, of: re.escape(text) if of.startswith("~") else text)

    def walk(self, value, quote):
        if isinstance(value, Wanted):
            return Wanted(value.kind, self.walk(value.value, quote))
        if isinstance(value, dict):
            filled = {self.text(k, quote): self.walk(v, quote) for k, v in value.items()}
            if set(filled) == {"$json"}:
                # A document that is written in YAML and sent as text.
                return json.dumps(filled["$json"], separators=(",", ":"))
            if set(filled) == {"$range"}:
                # A long list of the same: @n@ is the number of each.
                of, to = filled["$range"]["of"], filled["$range"]["to"]
                return [self.walk(of, self.turned(n)) for n in range(1, to + 1)]
            return filled
        if isinstance(value, list):
            return [self.walk(one, quote) for one in value]
        if isinstance(value, str):
            return self.text(value, quote)
        return value

    def turned(self, turn):
        return lambda text, of: text.replace("@n@", str(turn))

    def text(self, value, quote):
        value = value.replace("@n", str(self.turn)) if "@n@" not in value else value
        whole = PLACE.fullmatch(value)
        if whole and whole[1] in self.kept:
            return self.kept[whole[1]]
        return quote(PLACE.sub(lambda place: quote(str(self.one(place[1])), value), value), "")

    def one(self, place):
        if place in self.kept:
            return self.kept[place]
        if place in self.known:
            return self.known[place]
        if place == "n":
            return str(self.turn)
        if "*" in place:
            text, _, times = place.rpartition("*")
            return text * int(times)
        if place.startswith("totp:"):
            _, seed, *step = place.split(":")
            return code(self.kept[seed], self.now, int(step[0]) if step else 0)
        for kind, make in MATERIAL.items():
            if place.startswith(kind + ":"):
                return make(int(place.split(":")[1]) + 100 * self.number)
        name, _, length = place.rstrip("^").partition("#")
        name = f"{name}.c{self.number:03}"
        if length:
            name += "x" * (int(length) - len(name))
        return name.upper() if place.endswith("^") else name


def code(seed, now, step):
    """RFC 6238: six digits, SHA-1, 30 seconds."""
    text = seed.decode("latin-1") if isinstance(seed, bytes) else seed
    # Hexadecimal digits may happen to be Base32 too, once in ten thousand times.
    if not re.fullmatch("[A-Z2-7]+=*", text) or re.fullmatch("[A-F0-9]+", text):
        raise ValueError("the seed is not Base32 once its Base64 is undone")
    key = base64.b32decode(text)
    counter = struct.pack(">Q", int(now // 30) + step)
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 1000000:06}"


def ssh(number):
    """A public key of 2048 bits; nobody has its private half."""
    source = random.Random(number)
    modulus = (source.getrandbits(2046) | 1 | 1 << 2047).to_bytes(257, "big")
    parts = (b"ssh-rsa", (65537).to_bytes(3, "big"), modulus)
    blob = b"".join(struct.pack(">I", len(part)) + part for part in parts)
    return "ssh-rsa " + base64.b64encode(blob).decode()


@functools.cache
def private_key():
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@functools.cache
def certificate(number):
    """A self-signed certificate."""
    import datetime

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.x509.oid import NameOID

    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"case-{number}.example.com")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private_key().public_key())
        .serial_number(1000 + number)
        .not_valid_before(datetime.datetime(2026, 1, 1))
        .not_valid_after(datetime.datetime(2036, 1, 1))
        .sign(private_key(), hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM).decode()


def certificate_key(_):
    from cryptography.hazmat.primitives import serialization

    return (
        private_key()
        .private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
        .decode()
    )


def saml(number):
    """Metadata of an identity provider, with its signing certificate."""
    body = "".join(certificate(number).splitlines()[1:-1])
    return (
        '<?xml version="1.0"?>'
        '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"'
        f' entityID="https://idp-{number}.example.com/saml">'
        '<IDPSSODescriptor WantAuthnRequestsSigned="false"'
        ' protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">'
        '<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#">'
        f"<X509Data><X509Certificate>{body}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>"
        "<NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified</NameIDFormat>"
        '<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"'
        f' Location="https://idp-{number}.example.com/sso"/>'
        "</IDPSSODescriptor></EntityDescriptor>"
    )


MATERIAL = {"ssh": ssh, "cert": certificate, "cert-key": certificate_key, "saml": saml}


def known(account, me):
    """What the <…> of every case may name."""
    partition = me.split(":")[1]

    def policy(**statement):
        statements = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]}
        return json.dumps(statements, separators=(",", ":"))

    return {
        "account": account,
        "me": me,
        "partition": partition,
        # The name of root in a credential report has such brackets itself.
        "root_account": "<root_account>",
        "allow-s3": policy(Action="s3:GetObject", Resource="*"),
        "allow-ec2": policy(Action=["ec2:Describe*"], Resource="*"),
        "allow-all": policy(Action="*", Resource="*"),
        "trust-ec2": policy(Principal={"Service": "ec2.amazonaws.com"}, Action="sts:AssumeRole"),
        "trust-account": policy(
            Principal={"AWS": f"arn:{partition}:iam::{account}:root"}, Action="sts:AssumeRole"
        ),
    }
