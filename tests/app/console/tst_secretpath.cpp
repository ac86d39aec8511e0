// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addbrokerdialog.h"
#include "dialogs/brokeroffers.h"
#include "dialogs/secretpart.h"
#include "peers/mosquittobroker.h"
#include "secretpath.h"
#include "session.h"
#include "setupfixture.h"
#include "setuppath.h"

#include <QAbstractButton>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using console::SecretDialog;
using console::SecretPath;
using console::Session;

namespace {

constexpr int Generous = 30'000;

} // namespace

/// Asking for passwords that are missing or wrong, over the window of a running workspace.
class TestSecretPath : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        qputenv("DBUS_SESSION_BUS_ADDRESS", ""); // nobody's key ring is asked
    }
    void init();
    void cleanup();
    void aMissingPasswordIsAskedForOnce();
    void aWrongOneIsCorrected();
    void oneAfterTheOther();
    void nothingIsAskedOverAnotherDialog();
    void announcedBrokersAreOffered();
    void arePictured();

private:
    QString file() const { return m_folder->filePath(u"depot.json"_s); }
    core::Workspace workspace(const QByteArray &transports) const;
    static QByteArray broker(const QByteArray &id, quint16 port);
    void open(const core::Workspace &workspace);
    void answer(const QString &password);
    engine::TransportInfo info() const { return m_session->engine()->transports().value(0); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Plugboard> m_board;
    std::unique_ptr<console::SerialPorts> m_ports;
    std::unique_ptr<QWidget> m_window;
    console::SetupPath *m_setup = nullptr;
    SecretPath *m_secrets = nullptr;
};

void TestSecretPath::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<Session>();
    m_board = std::make_unique<Plugboard>();
    m_ports = std::make_unique<console::SerialPorts>(m_board->look());
    m_window = std::make_unique<QWidget>();
    m_window->resize(1366, 768);
    m_window->show();
    m_setup = new console::SetupPath(*m_session, *m_ports, *m_window);
    m_secrets = new SecretPath(*m_session, *m_setup, *m_window);
}

void TestSecretPath::cleanup()
{
    QSignalSpy closed(m_session.get(), &Session::closed);
    m_session->close();
    QVERIFY(closed.size() == 1 || closed.wait(Generous));
    m_window.reset();
    m_session.reset();
}

core::Workspace TestSecretPath::workspace(const QByteArray &transports) const
{
    QFile all(file());
    if (all.open(QIODevice::WriteOnly))
        all.write(R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},"transports":[)" +
                  transports + "]}");
    all.close();
    return *core::Workspace::load(file());
}

QByteArray TestSecretPath::broker(const QByteArray &id, quint16 port)
{
    return R"({"id":")" + id + R"(","type":"mqtt","name":"Broker )" + id + R"(","host":"127.0.0.1","port":)" +
           QByteArray::number(port) + R"(,"user":"reader","profiles":["iot-smart-meter"]})";
}

void TestSecretPath::open(const core::Workspace &workspace)
{
    QSignalSpy opened(m_session.get(), &Session::opened);
    m_session->open(workspace);
    QVERIFY(opened.wait(Generous)); // whether it is asked for or not
}

void TestSecretPath::answer(const QString &password)
{
    SecretDialog *dialog = m_secrets->dialog();
    QVERIFY(dialog);
    typeInto(*dialog, u"Password"_s, password);
    fieldOf(*dialog, u"Where it is kept"_s)->editor()->findChildren<QAbstractButton *>().at(1)->click();
    dialog->take();
}

void TestSecretPath::aMissingPasswordIsAskedForOnce()
{
    open(workspace(broker("site", 1)));
    QTRY_VERIFY_WITH_TIMEOUT(m_secrets->dialog(), Generous);
    QCOMPARE(m_secrets->dialog()->windowTitle(), u"“Broker site” needs its password"_s);
    QVERIFY(m_session->engine()); // it runs behind
    QSignalSpy decided(m_secrets->dialog(), &SecretDialog::decided);
    m_secrets->dialog()->take();
    QCOMPARE(decided.size(), 0); // nothing was typed
    m_secrets->dialog()->reject();
    QTRY_VERIFY_WITH_TIMEOUT(!m_secrets->dialog(), Generous);
    // Not again in this run, until somebody wants it.
    open(workspace(broker("site", 1)));
    QTRY_COMPARE_WITH_TIMEOUT(info().state, core::TransportState::Down, Generous);
    QCoreApplication::sendPostedEvents();
    QVERIFY(!m_secrets->dialog());
    m_secrets->ask(core::TransportId(u"site"_s));
    QVERIFY(m_secrets->dialog());
}

void TestSecretPath::aWrongOneIsCorrected()
{
    peers::MosquittoBroker::Config config;
    config.user = u"reader"_s;
    config.password = u"geheim"_s;
    peers::MosquittoBroker peer(config);
    QVERIFY2(peer.start(), qPrintable(peer.error()));
    open(workspace(broker("site", peer.port())));
    QTRY_VERIFY_WITH_TIMEOUT(m_secrets->dialog(), Generous);
    // Twice mistyped, and asked for each time.
    for (int time = 0; time < 2; ++time) {
        answer(u"wrong geheim"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_secrets->dialog() && m_secrets->dialog()->windowTitle() ==
                                                            u"“Broker site” refuses the login"_s,
                                 Generous);
    }
    answer(u"geheim"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->engine() && info().state == core::TransportState::Up, Generous);
    QVERIFY(!m_secrets->dialog());
    QDirIterator files(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile stored(files.next());
        QVERIFY(stored.open(QIODevice::ReadOnly));
        QVERIFY2(!stored.readAll().contains("geheim"), qPrintable(stored.fileName()));
    }
}

void TestSecretPath::oneAfterTheOther()
{
    QSignalSpy opened(m_session.get(), &Session::opened);
    open(workspace(broker("site", 1) + ',' + broker("roof", 1)));
    QTRY_VERIFY_WITH_TIMEOUT(m_secrets->dialog(), Generous);
    answer(u"geheim"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_secrets->dialog() && m_secrets->dialog()->transport().id == core::TransportId(u"roof"_s), Generous);
    QCOMPARE(opened.size(), 1); // opened anew once both were asked for
    m_secrets->dialog()->reject();
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 2, Generous);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->engine() && m_session->engine()->transports().size() == 2, Generous);
    QVERIFY(m_session->engine()->transports().at(0).wantsSecret.isEmpty());
    QCOMPARE(m_session->engine()->transports().at(1).wantsSecret, engine::Secrets::Password);
}

void TestSecretPath::nothingIsAskedOverAnotherDialog()
{
    m_setup->newWorkspace();
    QVERIFY(m_setup->dialog());
    m_secrets->ask(core::TransportId(u"site"_s));
    QVERIFY(!m_secrets->dialog());
}

void TestSecretPath::announcedBrokersAreOffered()
{
    using State = engine::BrokersNearby::State;
    console::AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    console::BrokerOffers *offers = dialog.offers();
    QVERIFY(offers);
    offers->show(State::Absent, {});
    QVERIFY(offers->words().contains(u"Avahi does not run"_s));
    offers->show(State::Told, {});
    QVERIFY(offers->words().startsWith(u"No broker"_s));
    offers->show(State::Told, {{u"mqttpi"_s, u"mqttpi.local"_s, u"192.168.1.7"_s, 1883, false},
                               {u"site"_s, u"site.local"_s, u"192.168.1.8"_s, 8883, true}});
    QCOMPARE(offers->buttons().size(), 2);
    qobject_cast<QAbstractButton *>(offers->buttons().at(1))->click();
    QCOMPARE(dialog.settings().host, u"site.local"_s);
    QCOMPARE(int(dialog.settings().tcpPort), 8883);
    QVERIFY(dialog.settings().tls.on);
    qobject_cast<QAbstractButton *>(offers->buttons().at(0))->click();
    QCOMPARE(dialog.settings().host, u"mqttpi.local"_s);
    QVERIFY(!dialog.settings().tls.on);
    // One that is known is not looked for.
    console::AddBrokerDialog change(contextOf(depot(file())), core::TransportId(u"site"_s), nullptr);
    QVERIFY(!change.offers());
}

void TestSecretPath::arePictured()
{
    console::SetupContext context = contextOf(depot(file()));
    core::TransportSettings transport = *context.workspace.transport(core::TransportId(u"site"_s));
    SecretDialog missing(context, transport, engine::Secrets::Password, SecretDialog::Why::Missing, {},
                         nullptr);
    missing.show();
    QVERIFY(missing.grab().width() >= 600);
    picture(missing, u"secret-missing"_s);
    SecretDialog refused(context, transport, engine::Secrets::Password, SecretDialog::Why::Refused,
                         u"the broker refuses user \"reader\": wrong user or password"_s, nullptr);
    refused.show();
    typeInto(refused, u"Password"_s, u"geheim"_s);
    picture(refused, u"secret-refused"_s);
    transport.type = u"mesh-http"_s;
    transport.host = u"0.0.0.0"_s;
    transport.user.clear();
    SecretDialog token(context, transport, engine::Secrets::Token, SecretDialog::Why::Open, {}, nullptr);
    token.show();
    picture(token, u"secret-token"_s);
    console::AddBrokerDialog offered(context, {}, nullptr);
    offered.show();
    // What this computer itself tells comes first.
    QTRY_VERIFY_WITH_TIMEOUT(!offered.offers()->words().startsWith(u"Looking"_s), Generous);
    offered.offers()->show(engine::BrokersNearby::State::Told,
                           {{u"mqttpi"_s, u"mqttpi.local"_s, u"192.168.1.7"_s, 1883, false},
                            {u"site"_s, u"site.local"_s, u"192.168.1.8"_s, 8883, true}});
    QCoreApplication::sendPostedEvents();
    picture(offered, u"addbroker-offers"_s);
    offered.offers()->show(engine::BrokersNearby::State::Absent, {});
    QCoreApplication::sendPostedEvents();
    picture(offered, u"addbroker-noavahi"_s);
}

QTEST_MAIN(TestSecretPath)
#include "tst_secretpath.moc"
