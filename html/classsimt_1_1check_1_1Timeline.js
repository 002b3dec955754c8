var classsimt_1_1check_1_1Timeline =
[
    [ "before_current", "classsimt_1_1check_1_1Timeline.html#a0c49d55c9a8a3dd5645b092d82ce3a9c", null ],
    [ "event_recorded", "classsimt_1_1check_1_1Timeline.html#a572f1b375aadee05b4f57643673bf8cd", null ],
    [ "host_knows", "classsimt_1_1check_1_1Timeline.html#a99da29a69fa810806bdcabc14ec1470b", null ],
    [ "host_knows_event", "classsimt_1_1check_1_1Timeline.html#a76894c7afa284ca9b10c23611752814f", null ],
    [ "host_waits_for_device", "classsimt_1_1check_1_1Timeline.html#a891e093e5db06e4bf44c0db292b12956", null ],
    [ "host_waits_for_event", "classsimt_1_1check_1_1Timeline.html#acdecfd437ddc53d8672ed44cf92f44ee", null ],
    [ "host_waits_for_stream", "classsimt_1_1check_1_1Timeline.html#a52d1b614208e657c501f88d4b7c8b717", null ],
    [ "stream_waits_for_event", "classsimt_1_1check_1_1Timeline.html#a79ae1aaaaf6f127a1565c6dcbe388528", null ],
    [ "submit", "classsimt_1_1check_1_1Timeline.html#a48af1a943a2b859c561c647465f3e301", null ]
];