"""Every file of a data set through datasets.load_dataset, and the Parquet files through pyarrow, row for row."""

import glob
import json
import os
import sys

import datasets
import pyarrow.parquet


def rows_of(path):
    with open(path, encoding="utf-8") as lines:
        # As a reader that knows more line ends than LF would split it.
        return [json.loads(line) for line in lines.read().splitlines()]


def main(root):
    files = 0
    for path in sorted(glob.glob(os.path.join(root, "*", "*.jsonl")) + glob.glob(os.path.join(root, "*", "lmms-eval", "*.jsonl"))):
        rows = rows_of(path)
        # Small blocks, so that the types of later rows meet those of the first.
        loaded = datasets.load_dataset("json", data_files=path, split="train", chunksize=4096, cache_dir=os.path.join(root, ".cache"))
        assert loaded.column_names == list(rows[0]), (path, loaded.column_names)
        assert all(list(row) == list(rows[0]) for row in rows), path
        assert [loaded[i] for i in range(len(loaded))] == rows, path
        files += 1
    tables = 0
    for path in sorted(glob.glob(os.path.join(root, "*", "*.parquet"))):
        table = pyarrow.parquet.read_table(path)
        assert table.to_pylist() == rows_of(path.replace(".parquet", ".jsonl")), path
        assert all(not field.nullable for field in table.schema), table.schema
        tables += 1
    assert files >= 16 and tables >= 2, (files, tables)
    print(json.dumps({"framework": "datasets", "version": datasets.__version__, "ran": "load_dataset on %d files of 8 formats, with and without pictures, equal row for row; pyarrow on %d Parquet files" % (files, tables)}))


if __name__ == "__main__":
    main(sys.argv[1])
