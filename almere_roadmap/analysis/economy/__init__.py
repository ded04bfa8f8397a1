"""The region's economy: sectors, sizes, concentration and specialisation."""
