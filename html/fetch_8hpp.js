var fetch_8hpp =
[
    [ "m2m::PublishedFile", "structm2m_1_1PublishedFile.html", "structm2m_1_1PublishedFile" ],
    [ "dataset_mirrors", "fetch_8hpp.html#a3515b49c30343cf55a30e9291f15232b", null ],
    [ "fetch_dataset", "fetch_8hpp.html#a7a969c1ac67e7763b16cd3919ca02ee8", null ],
    [ "fetch_files", "fetch_8hpp.html#af2c0bd1487c3a1677886dffba98552bb", null ],
    [ "published_files", "fetch_8hpp.html#a90a1e8af6c8077b133b86f4fa77228eb", null ],
    [ "sha256", "fetch_8hpp.html#a3e400d960b55d691f16179213c0c5c58", null ]
];