"""Where the log's key lies, and what it was last used for.

A folder of its own, 0700, apart from the register: `log.key` (0600, perhaps under a passphrase) and
`log.signed`, the last checkpoint that the key signed. That file is on the disk before a signature
leaves, and never goes back: a register restored from an old copy meets a key that remembers more.
"""

import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from safe_passage.adapters.files import (
    OTHERS,
    make_private_directory,
    open_private,
    replace_file,
    sync_directory,
)
from safe_passage.errors import InvalidInput, RegisterUnusable, StorageFailed, Unavailable
from safe_passage.ledger.encoding import decode_base64, encode_base64
from safe_passage.ledger.keys import (
    SEED_SIZE,
    Algorithm,
    SigningKey,
    VerifierKey,
    format_signing_key,
    parse_signing_key,
)
from safe_passage.ledger.note import Note
from safe_passage.ledger.pack import Pack, seal_pack
from safe_passage.ledger.signer import (
    SignerState,
    first_state,
    format_signer_state,
    parse_signer_state,
    sign_checkpoint,
)
from safe_passage.service.ports import Secrets

KEY_FILE = "log.key"
STATE_FILE = "log.signed"
_LONGEST = 65_536
_SEALED = "safe-passage-key/v1 scrypt n=32768 r=8 p=1 chacha20-poly1305"
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 32768, 8, 1  # 32 MiB, some 0.1 s; the header names them
_SALT_SIZE = 16
_NONCE_SIZE = 12


class LogKey:
    """The key of one log and its memory. Only the holder of the register's lock has one."""

    def __init__(self, directory: Path, key: SigningKey, state: SignerState) -> None:
        self._directory = directory
        self._key = key
        self._state = state

    @classmethod
    def create(
        cls, directory: Path, *, origin: str, secrets: Secrets, passphrase: str | None = None
    ) -> "LogKey":
        """Make a new key; refuses where there is one that has signed anything."""
        make_private_directory(directory)
        _must_be_private(directory)
        if (directory / KEY_FILE).exists() and not _never_signed(directory):
            raise RegisterUnusable(
                "there is a key here already, and it has signed",
                remedy="name another folder for the key of the new register",
                file=str(directory / KEY_FILE),
            )
        key = SigningKey(origin, Algorithm.ED25519, secrets.random(SEED_SIZE))
        text = format_signing_key(key)
        if passphrase is not None:
            text = _seal(text, passphrase, secrets)
        made = cls(directory, key, first_state(origin))
        # The memory first: a key without one is refused, so that it can't be made to forget.
        made._keep(made._state)
        replace_file(directory / KEY_FILE, (text + "\n").encode())
        return made

    @classmethod
    def open(cls, directory: Path, *, origin: str, passphrase: str | None = None) -> "LogKey":
        """The key of the log `origin`.

        Refuses a key or folder that others can read, a key of another log, and a key without its
        memory.
        """
        text = _read(directory / KEY_FILE, "the log's key")
        _must_be_private(directory)
        _must_be_private(directory / KEY_FILE)
        if text.startswith(_SEALED):
            text = _unseal(text, passphrase, directory / KEY_FILE)
        state_text = _read(directory / STATE_FILE, "the memory of the log's key")
        try:
            key = parse_signing_key(text.removesuffix("\n"))
            state = parse_signer_state(state_text)
        except InvalidInput as fault:
            raise RegisterUnusable(
                f"the log's key or its memory cannot be read: {fault.message}",
                remedy="put both files of this folder back from their backup",
                file=str(directory),
            ) from None
        if origin != key.name or origin != state.last.origin:
            raise RegisterUnusable(
                "the key is that of another log",
                remedy="name the folder with the key of this register",
                file=str(directory / KEY_FILE),
                origin=origin,
                key=key.name,
            )
        return cls(directory, key, state)

    @property
    def verifier(self) -> VerifierKey:
        return self._key.verifier

    @property
    def state(self) -> SignerState:
        return self._state

    def sign(self, state: SignerState) -> Note:
        """The note for `state`, which is `self.state` or was advanced from it.

        The memory is on the disk before the signature is made. Raises `StorageFailed` if it cannot
        be kept; then nothing was signed.
        """
        if state != self._state:
            # The state itself is the proof that its rules were asked: see SignerState.advance.
            assert state.last.size >= self._state.last.size
            self._keep(state)
            self._state = state
        return sign_checkpoint(state, self._key)

    def seal(self, pack: Pack) -> bytes:
        """A proof pack under this key: whoever answers stands by the answer."""
        return seal_pack(pack, self._key)

    def _keep(self, state: SignerState) -> None:
        try:
            replace_file(self._directory / STATE_FILE, format_signer_state(state).encode())
        except OSError as error:
            raise StorageFailed(
                f"the log key's memory could not be written: {error.strerror}",
                remedy="make room or mend the disk; nothing was signed",
                file=str(self._directory / STATE_FILE),
            ) from error


def discard_key(directory: Path, *, origin: str) -> None:
    """Remove the key of a log and its memory; the signatures that it made stay valid."""
    state = parse_signer_state(_read(directory / STATE_FILE, "the memory of the log's key"))
    if state.last.origin != origin:
        raise RegisterUnusable("the key is that of another log", file=str(directory / KEY_FILE))
    for name in (KEY_FILE, STATE_FILE):
        (directory / name).unlink(missing_ok=True)
    sync_directory(directory)


def _never_signed(directory: Path) -> bool:
    """Left by a creation that was interrupted: nothing is lost with it."""
    try:
        state = parse_signer_state(_read(directory / STATE_FILE, "the memory of the log's key"))
    except (InvalidInput, RegisterUnusable):
        return False
    return state.last.size == 0


def _read(path: Path, what: str) -> str:
    try:
        file = open_private(path, os.O_RDONLY)
    except FileNotFoundError:
        raise RegisterUnusable(
            f"{what} is missing",
            remedy="put the folder with the key back from its backup; reading works without it",
            file=str(path),
        ) from None
    except OSError as error:
        raise RegisterUnusable(f"{what}: {error.strerror}", file=str(path)) from error
    try:
        data = os.read(file, _LONGEST)
    finally:
        os.close(file)
    return data.decode("utf-8", "replace")


def _must_be_private(path: Path) -> None:
    mode = path.stat().st_mode & 0o777
    if mode & OTHERS:
        raise RegisterUnusable(
            f"others can read or change it: mode {mode:03o}",
            remedy=f"chmod {'700' if path.is_dir() else '600'}, and think who may have read it",
            file=str(path),
        )


def _seal(text: str, passphrase: str, secrets: Secrets) -> str:
    salt, nonce = secrets.random(_SALT_SIZE), secrets.random(_NONCE_SIZE)
    cipher = ChaCha20Poly1305(_stretched(passphrase, salt))
    sealed = cipher.encrypt(nonce, text.encode(), _SEALED.encode())
    return f"{_SEALED}\n{encode_base64(salt + nonce + sealed)}"


def _unseal(text: str, passphrase: str | None, path: Path) -> str:
    if passphrase is None:
        raise Unavailable(
            "the log's key is under a passphrase", remedy="give the passphrase", file=str(path)
        )
    try:
        data = decode_base64(text.removeprefix(_SEALED).strip("\n"))
        cipher = ChaCha20Poly1305(_stretched(passphrase, data[:_SALT_SIZE]))
        nonce, sealed = data[_SALT_SIZE:][:_NONCE_SIZE], data[_SALT_SIZE + _NONCE_SIZE :]
        return cipher.decrypt(nonce, sealed, _SEALED.encode()).decode()
    except (InvalidTag, InvalidInput, ValueError):
        raise RegisterUnusable(
            "the passphrase does not open the log's key",
            remedy="check the passphrase; if it is right, the file was changed",
            file=str(path),
        ) from None


def _stretched(passphrase: str, salt: bytes) -> bytes:
    kdf = Scrypt(salt=salt, length=32, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P)
    return kdf.derive(passphrase.encode())
