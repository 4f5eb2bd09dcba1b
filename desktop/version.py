"""Which Dabir this is; the bundle carries no package metadata to ask."""

VERSION = "0.1.0"
