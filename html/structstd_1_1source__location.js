var structstd_1_1source__location =
[
    [ "__impl", "structstd_1_1source__location_1_1____impl.html", "structstd_1_1source__location_1_1____impl" ]
];