var chosen__thread_8hpp =
[
    [ "simt::ChosenThread", "structsimt_1_1ChosenThread.html", "structsimt_1_1ChosenThread" ],
    [ "simt::ChosenThread::Which", "structsimt_1_1ChosenThread_1_1Which.html", "structsimt_1_1ChosenThread_1_1Which" ],
    [ "read_chosen_thread", "chosen__thread_8hpp.html#a51a06c98282e1ba976f8f6d9e5f38d4b", null ],
    [ "simt_only", "chosen__thread_8hpp.html#a90945d2d0c6c5dde23ff968546277540", null ]
];