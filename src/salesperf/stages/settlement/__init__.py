"""From what was earned to what is paid: one small module for each rule, and `order` that puts them in their order."""
