"""Widgets that every screen uses: parts, tables, figures with their pictures, live charts."""
