"""How things look: palette and sizes, style sheet, fonts, icons, and the painter of figures."""
