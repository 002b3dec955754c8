var dir_4d8e8ce3e86f738b65e329a5526096e5 =
[
    [ "grader", "dir_42e6acf13817ae93fc5dffd5da7d3a0a.html", "dir_42e6acf13817ae93fc5dffd5da7d3a0a" ]
];