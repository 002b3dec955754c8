var structm2m_1_1VersionFinding =
[
    [ "fault", "structm2m_1_1VersionFinding.html#a4fbc170e52df43ff2c6236672120118a", null ],
    [ "text", "structm2m_1_1VersionFinding.html#aab8bafdd11e1f39d951439052063228d", null ]
];