// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshots.h"

#include "dialogs/brokeroffers.h"
#include "dialogs/draftgrid.h"
#include "dialogs/importdialog.h"
#include "dialogs/importpreview.h"
#include "dialogs/scrim.h"
#include "dialogs/secretdialog.h"
#include "dialogs/topicdevicedialog.h"
#include "mainwindow.h"
#include "models/previewmodel.h"
#include "pages/devicepage.h"
#include "pages/topicpane.h"
#include "pages/topicspage.h"
#include "pages/transportspage.h"
#include "pagestack.h"
#include "session.h"
#include "setuppath.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

// What is pictured of other families and of what they come by: topics, files, what is set up for them.
namespace console {

namespace {

constexpr qint64 FamilyWithin = 8000;

/// Two meters and some time of each, as another console exported them, with what happens in such files.
bool writeOldReadings(const QString &fileName, int seconds)
{
    QFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QByteArray text = "device,channel,quantity,unit,value,quality,measured_at\n";
    for (int i = 0; i < seconds; ++i) {
        const QByteArray at =
            QDateTime::fromSecsSinceEpoch(1751360400 + i, Qt::UTC).toString(Qt::ISODate).toUtf8();
        const QByteArray meter = i % 2 == 0 ? "boiler-room" : "lift";
        text += meter + ",,active_power,W," + QByteArray::number(i % 2 == 0 ? 1480 + i % 37 : 310 + i % 11) +
                ",Good," + at + '\n';
        text += meter + ",,voltage,V," +
                (i % 400 == 90 ? QByteArray("ERR") : QByteArray::number(229 + i % 4)) + ",Good," + at + '\n';
        if (i % 900 == 450)
            text += meter + ",,humidity,%,41,Good," + at + '\n';
        if (i % 1700 == 77)
            text += meter + ",,voltage,V,230,Good,1970-01-01T00:00:07Z\n";
    }
    return file.write(text) == text.size();
}

} // namespace

void Screenshots::planFamilies()
{
    const QString device = u"device"_s;
    // A family may have nothing that is drawn: what comes later than this does not come.
    const auto filled = [this] { return page() && (page()->isFilled() || m_since.elapsed() > FamilyWithin); };
    begin(u"families"_s, {u"open"_s});
    for (const char *profile : {"spms", "painlessmesh", "campus-mqtt", "shelly-gen2", "tasmota"}) {
        add(
            u"18-device-"_s + QLatin1StringView(profile), device,
            [this, profile] {
                const core::DeviceId found = deviceOf(core::ProfileId(QString::fromLatin1(profile)));
                if (found.isEmpty())
                    fail(tr("No device of the profile %1 is in the demo").arg(QLatin1StringView(profile)));
                else
                    m_window.showDevice(found);
            },
            filled);
    }
}

void Screenshots::planAnnounced()
{
    const QString first = u"first-start"_s;
    const auto offers = [this]() -> BrokerOffers * {
        SetupDialog *dialog = m_window.setup()->dialog();
        return dialog ? dialog->findChild<BrokerOffers *>() : nullptr;
    };
    add(
        u"10-add-broker-announced"_s, first, [this] { m_window.setup()->addBroker(); },
        [offers] {
            // Its own look at this network may come between.
            if (offers() && offers()->buttons().isEmpty())
                offers()->show(engine::BrokersNearby::State::Told,
                               {{u"Example broker"_s, u"mqttpi.local"_s, u"192.0.2.14"_s, 1883, false},
                                {u"Second"_s, u"site-gateway.local"_s, u"192.0.2.20"_s, 8883, true}});
            return offers() && !offers()->buttons().isEmpty();
        },
        [this] {
            if (SetupDialog *dialog = m_window.setup()->dialog())
                dialog->close();
        });
}

void Screenshots::planWaits()
{
    // What is rarely met: nothing of it is kept.
    begin(u"waits"_s, {u"open"_s});
    const QString transports = u"transports"_s;
    addDialog(u"10-secret"_s, transports, [this] {
        m_window.showPage(u"transports"_s);
        core::TransportSettings server;
        server.id = core::TransportId(u"head-office"_s);
        server.name = u"Head office"_s;
        server.type = u"thingsboard"_s;
        server.url = u"https://thingsboard.example"_s;
        server.user = u"reader@example"_s;
        SetupContext context;
        context.workspace = m_session.engine()->workspace();
        auto *dialog = new SecretDialog(context, server, u"PASSWORD"_s, SecretDialog::Why::Refused,
                                        u"Invalid username or password"_s, &m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        new Scrim(&m_window, dialog);
        dialog->open();
    });
    addDialog(u"10-add-other"_s, transports, [this] {
        m_window.showPage(u"transports"_s);
        m_window.transportsPage()->offerOthers();
    });
    const core::TransportId bus(u"demo-bus"_s);
    add(
        u"10-transports-paused"_s, transports,
        [this, bus] {
            m_window.showPage(u"transports"_s);
            m_window.transportsPage()->choose(bus);
            m_session.engine()->pause(bus, u"search"_s, this, [this] { m_isPaused = true; });
        },
        [this] { return m_isPaused; }, [this, bus] { m_session.engine()->resume(bus, this); });
}

void Screenshots::planTopics()
{
    const QString topics = u"topics"_s;
    const auto page = [this] { return m_window.pages()->topicsPage(); };
    const auto topic = [this] { return u"dev/%1/pzem/metrics"_s.arg(bestDevice(true).toString()); };
    begin(topics, {u"open"_s});
    add(
        u"10-topics"_s, topics,
        [this, page, topic] {
            m_window.pages()->showTopics(core::TransportId(u"demo-mqtt"_s));
            page()->choose(topic()); // as soon as it comes
        },
        [page] { return page() && page()->pane()->history().rowCount() > 4; });
    // Nothing is saved: of the demo it can be tried, and is left again.
    addDialog(u"10-topic-device"_s, topics, [this] {
        TopicDeviceDialog *dialog = m_window.setup()->makeDevice(
            core::TransportId(u"demo-mqtt"_s), u"laboratory/meter-7/data"_s,
            R"({"voltage":231.4,"apower":346.1,"aenergy":{"total":1234.5},"output":true,"note":"well"})");
        dialog->setName(u"Laboratory meter"_s);
        dialog->grid()->take(u"voltage"_s);
        dialog->grid()->take(u"apower"_s);
    });
}

void Screenshots::planImport()
{
    // The preview stores nothing; what is pictured as imported goes into the demo's own folder.
    begin(u"import"_s, {u"open"_s});
    const QString transports = u"transports"_s;
    const auto dialog = [this] { return m_import.data(); };
    add(
        u"17-import"_s, transports,
        [this] {
            const QString database = m_session.engine()->historySource().databasePath;
            const QString file = QFileInfo(database).dir().filePath(u"basement-2025.csv"_s);
            m_window.showPage(u"transports"_s);
            if (!writeOldReadings(file, 3600))
                fail(tr("The file to import cannot be written"));
            ImportDialog *opened = m_window.importData();
            opened->setSource(file);
            m_import = opened;
        },
        [dialog] { return dialog() && dialog()->request(); });
    add(
        u"17-import-preview"_s, transports, [dialog] { dialog()->advance(); },
        [dialog] { return dialog()->stage() == ImportDialog::Stage::Looked; });
    add(u"17-import-rejects"_s, transports,
        [dialog] { dialog()->preview()->showPart(ImportPreview::Rejects); });
    add(
        u"17-import-done"_s, transports, [dialog] { dialog()->advance(); },
        [dialog] { return dialog()->stage() == ImportDialog::Stage::Done; },
        [dialog] { dialog()->reject(); });
    // Long enough to be seen; it is cancelled then.
    begin(u"import-running"_s, {u"open"_s});
    add(
        {}, transports,
        [this] {
            const QString database = m_session.engine()->historySource().databasePath;
            const QString file = QFileInfo(database).dir().filePath(u"basement-2024.csv"_s);
            m_window.showPage(u"transports"_s);
            if (!writeOldReadings(file, 200'000))
                fail(tr("The file to import cannot be written"));
            ImportDialog *opened = m_window.importData();
            opened->setSource(file);
            m_import = opened;
        },
        [dialog] { return dialog() && dialog()->request(); }, [dialog] { dialog()->advance(); });
    add(u"17-import-looking"_s, transports, {}, [dialog] {
        return dialog()->stage() != ImportDialog::Stage::Looking || dialog()->job()->state().rows > 20'000;
    });
    add(
        {}, transports, {}, [dialog] { return dialog()->stage() == ImportDialog::Stage::Looked; },
        [dialog] { dialog()->advance(); });
    add(
        u"17-import-running"_s, transports, {},
        [dialog] {
            // A quick machine may have done it between two sizes.
            return dialog()->stage() == ImportDialog::Stage::Done ||
                   (dialog()->job() && dialog()->job()->fraction().value_or(0) > 0.1);
        },
        [dialog] {
            if (ImportJob *job = dialog()->job())
                job->cancel();
            dialog()->reject();
        });
}

} // namespace console
