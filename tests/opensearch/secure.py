"""A node that speaks TLS only and asks who is asking, as a cluster in earnest does.

Its certificates are made for it, by an authority that nobody else knows; the security plugin is the
real one.  Users and roles are given through its API, by who holds the administrator's certificate.
"""

import shutil
import ssl
import subprocess

import server

FILES = "node", "administrator"
SETTINGS = {
    "plugins.security.ssl.transport.pemcert_filepath": "node.pem",
    "plugins.security.ssl.transport.pemkey_filepath": "node.key",
    "plugins.security.ssl.transport.pemtrustedcas_filepath": "authority.pem",
    "plugins.security.ssl.transport.enforce_hostname_verification": False,
    "plugins.security.ssl.http.enabled": True,
    "plugins.security.ssl.http.pemcert_filepath": "node.pem",
    "plugins.security.ssl.http.pemkey_filepath": "node.key",
    "plugins.security.ssl.http.pemtrustedcas_filepath": "authority.pem",
    "plugins.security.ssl.http.clientauth_mode": "OPTIONAL",
    "plugins.security.authcz.admin_dn": ["CN=administrator,O=Test"],
    "plugins.security.nodes_dn": ["CN=node,O=Test"],
    "plugins.security.allow_default_init_securityindex": True,
    "plugins.security.audit.type": "noop",
}


def security(folder):
    """What a node needs, made in that folder; raises `CannotStart` without openssl."""
    if not shutil.which("openssl"):
        raise server.CannotStart("openssl makes the certificates: apt-get install openssl")
    files = folder / "files"
    plugin = server.secured() / "plugins" / "opensearch-security"
    shutil.copytree(plugin / "config", files / "opensearch-security")
    certificates(files)
    administrator = ssl.create_default_context(cafile=files / "authority.pem")
    administrator.load_cert_chain(files / "administrator.pem", files / "administrator.key")
    return server.Security(files, SETTINGS, administrator)


def certificates(folder):
    """An authority, and a certificate by it for the node and for the administrator."""
    openssl(
        folder, "req", "-x509", *_NEW, "-days", "2", "-subj", "/O=Test/CN=authority",
        "-keyout", "authority.key", "-out", "authority.pem",
    )  # fmt: skip
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
    for name in FILES:
        openssl(
            folder, "req", *_NEW, "-subj", f"/O=Test/CN={name}",
            "-keyout", f"{name}.key", "-out", f"{name}.csr",
        )  # fmt: skip
        openssl(
            folder, "x509", "-req", "-in", f"{name}.csr", "-days", "2", "-extfile", "names",
            "-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial",
            "-out", f"{name}.pem",
        )  # fmt: skip


_NEW = "-newkey", "rsa:2048", "-nodes"


def openssl(folder, *arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)
