var namespacestd =
[
    [ "source_location", "structstd_1_1source__location.html", "structstd_1_1source__location" ]
];