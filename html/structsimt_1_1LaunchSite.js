var structsimt_1_1LaunchSite =
[
    [ "address", "structsimt_1_1LaunchSite.html#ad5ae54db2b5407a8cead260b85f9fe1f", null ],
    [ "file", "structsimt_1_1LaunchSite.html#aaba1531719f414e2b1f6fd0ef42bd8e1", null ],
    [ "kernel", "structsimt_1_1LaunchSite.html#a8629d68e8bb68025610b26df4d389575", null ],
    [ "line", "structsimt_1_1LaunchSite.html#a93334c317c29ee80ca219d70e714e847", null ]
];