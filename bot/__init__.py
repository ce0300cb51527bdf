"""Mailwhy tells support agents why an email did not arrive."""
