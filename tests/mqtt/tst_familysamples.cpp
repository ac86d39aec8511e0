// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/payloadcodec.h"

#include "core/jsonschema.h"
#include "samplewords.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

/// Every file of tests/mqtt/samples: what a family sends, and the readings, rejects and events it becomes.
/// README.md there tells the form.
class tst_FamilySamples : public QObject
{
    Q_OBJECT

private slots:
    void everyFamilyHasSamples_data();
    void everyFamilyHasSamples();
    void payloadBecomes_data();
    void payloadBecomes();
};

namespace {

QDir folder() { return QDir(QStringLiteral(METERDECK_SOURCE_DIR "/tests/mqtt/samples")); }

QJsonObject fileAt(const QString &name)
{
    const auto text = core::readFile(folder().filePath(name), 1 << 20);
    const auto object = text ? core::parseJsonObject(*text, name) : core::Result<QJsonObject>(text.error());
    if (!object)
        qFatal("%s", qPrintable(object.error().toString()));
    return *object;
}

QStringList familiesOf(const QJsonObject &file)
{
    QStringList ids;
    for (const auto &id : file["profiles"_L1].toArray())
        ids.append(id.toString());
    if (file.contains("profile"_L1))
        ids.append(file["profile"_L1].toString());
    return ids;
}

QStringList list(const QJsonValue &value)
{
    QStringList words;
    for (const auto &word : value.toArray())
        words.append(word.toString());
    return words;
}

} // namespace

void tst_FamilySamples::everyFamilyHasSamples_data()
{
    QTest::addColumn<QString>("family");
    for (const core::ProfilePtr &profile : core::ProfileStore::load({}, nullptr).all()) {
        if (profile->codec == "mqtt"_L1)
            QTest::newRow(qPrintable(profile->id.toString())) << profile->id.toString();
    }
}

void tst_FamilySamples::everyFamilyHasSamples()
{
    QFETCH(QString, family);
    qsizetype readings = 0;
    for (const QString &name : folder().entryList({u"*.json"_s}, QDir::Files)) {
        const QJsonObject file = fileAt(name);
        if (!familiesOf(file).contains(family))
            continue;
        for (const auto &message : file["messages"_L1].toArray())
            readings += message["readings"_L1].toArray().size();
    }
    QVERIFY2(readings > 0, "no file of tests/mqtt/samples shows what this family sends");
}

void tst_FamilySamples::payloadBecomes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qsizetype>("last");
    for (const QString &name : folder().entryList({u"*.json"_s}, QDir::Files)) {
        const QJsonArray messages = fileAt(name)["messages"_L1].toArray();
        QVERIFY2(!messages.isEmpty(), qPrintable(name));
        for (qsizetype i = 0; i < messages.size(); ++i)
            QTest::newRow(qPrintable(u"%1: %2"_s.arg(name.chopped(5), messages[i]["name"_L1].toString())))
                << name << i;
    }
}

void tst_FamilySamples::payloadBecomes()
{
    QFETCH(QString, name);
    QFETCH(qsizetype, last);
    const QJsonObject file = fileAt(name);
    static const core::ProfileStore store = core::ProfileStore::load({}, nullptr);
    QList<core::ProfilePtr> profiles;
    for (const QString &id : familiesOf(file)) {
        profiles.append(store.find(core::ProfileId(id)));
        QVERIFY2(profiles.last(), qPrintable(id));
    }
    auto table = std::make_shared<core::SeriesTable>();
    auto codec = samples::codec(profiles, table, file);
    const auto start = samples::startOf(file);

    const QJsonArray messages = file["messages"_L1].toArray();
    core::Batch batch;
    for (qsizetype i = 0; i <= last; ++i) {
        const QJsonObject message = messages[i].toObject();
        for (const QString &key : message.keys())
            QVERIFY2(samples::Keys.contains(key), qPrintable(key));
        batch = {};
        const auto after = std::chrono::microseconds(qRound64(message["after"_L1].toDouble() * 1e6));
        const QByteArray topic = message["topic"_L1].toString().toUtf8();
        codec.decode({topic.constData(), static_cast<size_t>(topic.size())}, samples::payloadOf(message),
                     message["retained"_L1].toBool(),
                     {start + after, core::SteadyTime(std::chrono::hours(1)) + after}, batch);
    }
    const QJsonObject expected = messages[last].toObject();
    const QStringList readings = samples::readings(*table, batch);
    const QStringList rejects = samples::rejects(batch);
    QStringList wanted = list(expected["readings"_L1]);
    wanted.sort();
    QCOMPARE(readings.join("\n"_L1), wanted.join("\n"_L1));
    QVERIFY2(rejects == list(expected["rejects"_L1]), qPrintable(samples::rejectWords(batch)));
    QCOMPARE(samples::events(batch).join("\n"_L1), list(expected["events"_L1]).join("\n"_L1));
}

QTEST_GUILESS_MAIN(tst_FamilySamples)
#include "tst_familysamples.moc"
