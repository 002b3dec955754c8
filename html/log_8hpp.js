var log_8hpp =
[
    [ "simt::count::LaneLog", "structsimt_1_1count_1_1LaneLog.html", "structsimt_1_1count_1_1LaneLog" ],
    [ "simt::count::LaneLog::Call", "structsimt_1_1count_1_1LaneLog_1_1Call.html", "structsimt_1_1count_1_1LaneLog_1_1Call" ],
    [ "Kind", "log_8hpp.html#a56fd62ad8458b70c19fb0a8f78b58897", [
      [ "access", "log_8hpp.html#a56fd62ad8458b70c19fb0a8f78b58897a9df3b01c60df20d13843841ff0d4482c", null ],
      [ "block", "log_8hpp.html#a56fd62ad8458b70c19fb0a8f78b58897a14511f2f5564650d129ca7cabc333278", null ],
      [ "end", "log_8hpp.html#a56fd62ad8458b70c19fb0a8f78b58897a7f021a1415b86f2d013b2618fb31ae53", null ]
    ] ],
    [ "Space", "log_8hpp.html#ac47cbedef117638a7dd3b47a56e9b0a4", [
      [ "global", "log_8hpp.html#ac47cbedef117638a7dd3b47a56e9b0a4a9c70933aff6b2a6d08c687a6cbb6b765", null ],
      [ "shared", "log_8hpp.html#ac47cbedef117638a7dd3b47a56e9b0a4a9e81e7b963c71363e2fb3eefcfecfc0e", null ]
    ] ],
    [ "Touch", "log_8hpp.html#ad5010cfd3137a56625723d686ae0e7da", [
      [ "load", "log_8hpp.html#ad5010cfd3137a56625723d686ae0e7daaec4d1eb36b22d19728e9d1d23ca84d1c", null ],
      [ "store", "log_8hpp.html#ad5010cfd3137a56625723d686ae0e7daa8cd892b7b97ef9489ae4479d3f4ef0fc", null ],
      [ "atomic", "log_8hpp.html#ad5010cfd3137a56625723d686ae0e7daa23d33884d600e542d097cd3933df2ae4", null ]
    ] ],
    [ "access", "log_8hpp.html#ab0cef9bed6e6a929f3b83d81a3df317c", null ],
    [ "block", "log_8hpp.html#acc5dbbfa319f01a1236342aee9296aee", null ],
    [ "context_of", "log_8hpp.html#a648cf28009ae25584b8ecc02d46dab01", null ],
    [ "is_access", "log_8hpp.html#ab5c001152b89296bcdf4dccfea896b3a", null ],
    [ "length", "log_8hpp.html#ad2e369fba4f8b30d476ea91a7b3dc95b", null ],
    [ "place_of", "log_8hpp.html#a79553fbe9264553ead07879c4baf61b8", null ],
    [ "size_code_of", "log_8hpp.html#a854cef8bd12d338c6920717cf3c617b3", null ],
    [ "space_of", "log_8hpp.html#a87000c8e367887cf4a765a6b0062a059", null ],
    [ "touch_of", "log_8hpp.html#ab29a215a622f6ba64ab92d1530c3c0c3", null ],
    [ "context_shift", "log_8hpp.html#a651fb21718c4efda3a65d46218750ac4", null ],
    [ "contexts", "log_8hpp.html#adcf30c7e5d3769bb18023fba99fdd2b7", null ],
    [ "cut_short", "log_8hpp.html#acf8b7e99862f94d21fde8fd9301c750c", null ],
    [ "end", "log_8hpp.html#a5df5f4c05a018cbdef5f87a62cf13a25", null ],
    [ "kind_shift", "log_8hpp.html#a43d46e9ad3b2fac3a64f28ac24cb3d19", null ],
    [ "odd_size", "log_8hpp.html#afa1def01a7d568c112ad36f7967ba722", null ],
    [ "place_mask", "log_8hpp.html#a574c806ca6639d2538750f85b128fbb6", null ],
    [ "size_shift", "log_8hpp.html#abb5ec19b23d56bf7ec68c9a7c2025434", null ],
    [ "space_shift", "log_8hpp.html#ae35215a43b7b2523bf02d57dcfaeec57", null ],
    [ "touch_shift", "log_8hpp.html#a1a1f3b9c4718e5b81d55702e0a52e6da", null ]
];