"""Random bytes from the operating system: salts, keys, idempotency keys."""

import secrets

SALT_SIZE = 16
IDEMPOTENCY_KEY_SIZE = 16


class SystemSecrets:
    """Never from a seed: whoever could draw the same salts could open every committed field."""

    def random(self, size: int) -> bytes:
        return secrets.token_bytes(size)

    def salt(self) -> bytes:
        return self.random(SALT_SIZE)

    def idempotency_key(self) -> bytes:
        return self.random(IDEMPOTENCY_KEY_SIZE)
