// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/plan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using notify::Plan;
using notify::Target;

/// The "notify" part of the workspace file.
class TestNotifyPlan : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryWay();
    void writesWhatItReads();
    void refuses_data();
    void refuses();
    void knowsAddresses_data();
    void knowsAddresses();

private:
    static QJsonObject json(const QByteArray &text)
    {
        QByteArray plain = text;
        return QJsonDocument::fromJson(plain.replace('\'', '"')).object();
    }
};

void TestNotifyPlan::readsEveryWay()
{
    const auto plan = notify::readPlan(json(
        "{'targets':["
        "{'id':'duty','type':'mail','host':'mail.example.org','user':'meter','from':'A <a@example.org>',"
        " 'to':['x@example.org','y@example.org'],'priorities':['critical'],'transitions':['raised'],"
        " 'quiet':{'from':'22:00','to':'06:30','zone':'Asia/Colombo','through':['critical','high']},"
        " 'rate':{'most':3,'minutes':5},'expiresHours':2,'withinSeconds':9},"
        "{'id':'hook','type':'webhook','url':'https://example.org/h','login':'signature'},"
        "{'id':'sms','type':'sms-modem','port':'/dev/ttyUSB2','to':['+94 71 1234567'],'pin':true,'parts':1},"
        "{'id':'gate','type':'sms-gateway','url':'https://g.example/s?to={to}&t={text}&k={secret}',"
        " 'to':['0711234567']},"
        "{'id':'here','type':'desktop','enabled':false}]}"));
    QVERIFY2(plan.ok(), plan.ok() ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(plan->targets.size(), 5);
    const Target &mail = plan->targets[0];
    QCOMPARE(int(mail.way), int(notify::Way::Mail));
    QCOMPARE(mail.port, 587);
    QCOMPARE(mail.to.size(), 2);
    QCOMPARE(mail.urgencies, QSet<notify::Urgency>{notify::Urgency::Critical});
    QCOMPARE(mail.happenings, QSet<notify::Happening>{notify::Happening::Raised});
    QCOMPARE(mail.quiet.to, QTime(6, 30));
    QVERIFY(mail.quiet.through.contains(notify::Urgency::High));
    QCOMPARE(mail.rate.most, 3);
    QCOMPARE(mail.rate.within, std::chrono::minutes(5));
    QVERIFY(mail.needsSecret());
    QVERIFY(mail.repeatsUnknown());
    QVERIFY(plan->targets[1].needsSecret());
    QVERIFY(plan->targets[2].needsSecret());
    QVERIFY(!plan->targets[2].repeatsUnknown());
    QVERIFY(plan->targets[3].needsSecret());
    QVERIFY(!plan->targets[4].enabled);
    QVERIFY(notify::readPlan({})->targets.isEmpty());
}

void TestNotifyPlan::writesWhatItReads()
{
    const QJsonObject part = json(
        "{'targets':["
        "{'id':'duty','type':'mail','name':'Duty','host':'m','security':'tls','port':4650,'user':'u',"
        " 'from':'a@example.org','to':['x@example.org'],'ca':'ca.pem','repeatUnknown':false,"
        " 'quiet':{'from':'22:00','to':'06:30','zone':'Asia/Colombo'},'rate':{'most':3,'minutes':5}},"
        "{'id':'hook','type':'webhook','url':'https://example.org/h','login':'basic','user':'u'},"
        "{'id':'sms','type':'sms-modem','port':'COM3','baud':9600,'to':['+94711234567'],'centre':'+9471000',"
        " 'pin':true,'parts':1,'enabled':false,'expiresHours':5,'withinSeconds':60},"
        "{'id':'gate','type':'sms-gateway','url':'https://g/s','method':'POST','body':'{to} {text}',"
        " 'contentType':'text/plain','accepted':'OK','to':['0711234567'],'priorities':[],'transitions':[]},"
        "{'id':'here','type':'desktop'}]}");
    const auto plan = notify::readPlan(part);
    QVERIFY2(plan.ok(), plan.ok() ? "" : qPrintable(plan.error().toString()));
    const auto again = notify::readPlan(notify::writePlan(*plan));
    QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().toString()));
    QVERIFY(*again == *plan);
    QVERIFY(notify::writePlan({}).isEmpty());
}

void TestNotifyPlan::refuses_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("key");
    const QByteArray mail = "'id':'a','type':'mail','host':'m','from':'a@b.c','to':['d@e.f']";
    const auto row = [](const char *name, const QByteArray &target, const char *key) {
        QTest::newRow(name) << target << QString::fromLatin1(key);
    };
    row("no id", "'type':'desktop'", "notify.targets[0].id");
    row("no type", "'id':'a'", "notify.targets[0].type");
    row("password in the clear", mail + ",'security':'none','user':'u'", "notify.targets[0].security");
    row("no sender", "'id':'a','type':'mail','host':'m','to':['d@e.f']", "notify.targets[0].from");
    row("no recipient", "'id':'a','type':'mail','host':'m','from':'a@b.c'", "notify.targets[0].to");
    row("header by an address",
        "'id':'a','type':'mail','host':'m','from':'a@b.c','to':['d@e.f\\nBcc: x@y.z']",
        "notify.targets[0].to");
    row("header by the sender", "'id':'a','type':'mail','host':'m','from':'A\\n <a@b.c>','to':['d@e.f']",
        "notify.targets[0].from");
    row("host with a path", "'id':'a','type':'mail','host':'m/x','from':'a@b.c','to':['d@e.f']",
        "notify.targets[0].host");
    row("priority", mail + ",'priorities':['urgent']", "notify.targets[0].priorities");
    row("quiet", mail + ",'quiet':{'from':'25:00','to':'06:00'}", "notify.targets[0].quiet.from");
    row("zone", mail + ",'quiet':{'from':'22:00','to':'06:00','zone':'Moon/Base'}",
        "notify.targets[0].quiet.zone");
    row("rate", mail + ",'rate':{'most':0}", "notify.targets[0].rate.most");
    row("port", mail + ",'port':70000", "notify.targets[0].port");
    row("web by file", "'id':'a','type':'webhook','url':'file:///etc/passwd'", "notify.targets[0].url");
    row("password in the address", "'id':'a','type':'webhook','url':'https://u:p@h/'",
        "notify.targets[0].url");
    row("bearer in the clear", "'id':'a','type':'webhook','url':'http://h.example/','login':'bearer'",
        "notify.targets[0].login");
    row("gateway without text", "'id':'a','type':'sms-gateway','url':'https://h/?{to}','to':['0711234567']",
        "notify.targets[0].url");
    row("gateway's host filled in",
        "'id':'a','type':'sms-gateway','url':'https://{text}/{to}','to':['0711234567']",
        "notify.targets[0].url");
    row("gateway's secret in the clear",
        "'id':'a','type':'sms-gateway','url':'http://h.example/{to}{text}{secret}','to':['0711234567']",
        "notify.targets[0].url");
    row("number", "'id':'a','type':'sms-modem','port':'COM3','to':['call me']", "notify.targets[0].to");
    row("twice", "'id':'a-b','type':'desktop'},{'id':'a.b','type':'desktop'", "notify.targets[1].id");
}

void TestNotifyPlan::refuses()
{
    QFETCH(QByteArray, target);
    const auto plan = notify::readPlan(json("{'targets':[{" + target + "}]}"));
    QVERIFY(!plan.ok());
    QCOMPARE(plan.error().code, core::ErrorCode::BadInput);
    QTEST(plan.error().where, "key");
    QVERIFY(!plan.error().detail.isEmpty());
}

void TestNotifyPlan::knowsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("is");
    QTest::newRow("bare") << u"a.b+c@example.org"_s << true;
    QTest::newRow("named") << u"Häuser <a@example.org>"_s << true;
    QTest::newRow("no at") << u"example.org"_s << false;
    QTest::newRow("open") << u"A <a@example.org"_s << false;
    QTest::newRow("closed") << u"a@example.org>"_s << false;
    QTest::newRow("two") << u"a@example.org, b@example.org"_s << false;
    QTest::newRow("space") << u"a b@example.org"_s << false;
    QTest::newRow("line") << u"a@example.org\r\nBcc: x@example.org"_s << false;
}

void TestNotifyPlan::knowsAddresses()
{
    QFETCH(QString, text);
    QTEST(notify::isMailAddress(text), "is");
}

QTEST_GUILESS_MAIN(TestNotifyPlan)
#include "tst_notifyplan.moc"
