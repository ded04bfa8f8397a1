"""The networks: relations of firms and sectors, positions in them, and the paths between them."""
