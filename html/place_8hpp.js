var place_8hpp =
[
    [ "std::source_location", "structstd_1_1source__location.html", "structstd_1_1source__location" ],
    [ "std::source_location::__impl", "structstd_1_1source__location_1_1____impl.html", "structstd_1_1source__location_1_1____impl" ],
    [ "simt::Place", "structsimt_1_1Place.html", "structsimt_1_1Place" ]
];