#!/usr/bin/python3
"""scipy_top.py POOL.ndjson: the published baseline that coco-match is held against: TF-IDF of the same words (Salton and Buckley 1988, cosine of
log-frequency vectors) as a sparse matrix, challenges times profiles, the ten best of each by argpartition. One thread. What is read, cut into words
and weighed is not timed; prints the CPU seconds of products and selection together and the number of challenges."""
import json
import os
import re
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np
from scipy.sparse import csr_matrix

TOP, BATCH = 10, 16
word = re.compile(r"\w+")
number, passages = {}, {"participant": [], "challenge": []}
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        record = json.loads(line)
        text = record.get("offers" if record["type"] == "participant" else "text")
        if text:
            passages[record["type"]].append([number.setdefault(w, len(number)) for w in word.findall(text.lower())])


def matrix(texts):
    first = np.zeros(len(texts) + 1, dtype=np.int64)
    first[1:] = np.cumsum([len(t) for t in texts])
    words = np.fromiter((w for t in texts for w in t), dtype=np.int32, count=int(first[-1]))
    m = csr_matrix((np.ones(len(words), dtype=np.float32), words, first), shape=(len(texts), len(number)))
    m.sum_duplicates()
    return m


pool, asked = matrix(passages["participant"]), matrix(passages["challenge"])
seen = np.bincount(pool.indices, minlength=len(number))
idf = (np.log((1 + pool.shape[0]) / (1 + seen)) + 1).astype(np.float32)
for m in (pool, asked):
    m.data = (1 + np.log(m.data)) * idf[m.indices]
    length = np.sqrt(np.asarray(m.multiply(m).sum(axis=1)).ravel())
    m.data /= np.repeat(length, np.diff(m.indptr)).astype(np.float32)
by_word = pool.T.tocsr()
start = time.process_time()
for at in range(0, asked.shape[0], BATCH):
    product = asked[at : at + BATCH] @ by_word
    for i in range(product.shape[0]):
        row = slice(product.indptr[i], product.indptr[i + 1])
        values = product.data[row]
        best = np.argpartition(values, max(0, len(values) - TOP))[-TOP:] if len(values) > TOP else np.arange(len(values))
        product.indices[row][best[np.argsort(-values[best], kind="stable")]]
print(time.process_time() - start, asked.shape[0])
