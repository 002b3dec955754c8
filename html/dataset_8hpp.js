var dataset_8hpp =
[
    [ "m2m::Dataset", "structm2m_1_1Dataset.html", "structm2m_1_1Dataset" ],
    [ "m2m::DataSplits", "structm2m_1_1DataSplits.html", "structm2m_1_1DataSplits" ],
    [ "class_names", "dataset_8hpp.html#a7300dca16dc752fef7ae9f92fe3b4994", null ],
    [ "dataset_available", "dataset_8hpp.html#ae3370b8bc671a6bdb5002634489873cf", null ],
    [ "dataset_names", "dataset_8hpp.html#a1b930343fac7946244154566f63d26c4", null ],
    [ "default_dataset", "dataset_8hpp.html#a2c18c3a23ac2232e326804387d582329", null ],
    [ "load_dataset", "dataset_8hpp.html#abb4ebaf8ebeac56b3eb99e093c84a095", null ],
    [ "read_dataset", "dataset_8hpp.html#ae0d026edd7010abb8fe1871925b956b9", null ],
    [ "write_dataset", "dataset_8hpp.html#a698083644b925347305c6e5061c2200a", null ]
];