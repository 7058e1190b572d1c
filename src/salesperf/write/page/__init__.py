"""Pages as one self-contained file each: no request to anywhere, equal bytes for equal contents."""
