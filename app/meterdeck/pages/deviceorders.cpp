// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/deviceorders.h"

#include "dialogs/intervaldialog.h"
#include "dialogs/relaydialog.h"
#include "dialogs/scrim.h"
#include "dialogs/settingdialog.h"
#include "words.h"

using namespace Qt::StringLiterals;

namespace console {

DeviceOrders::DeviceOrders(engine::Engine &engine, engine::DeviceInfo info, QObject *parent)
    : QObject(parent), m_engine(engine), m_info(std::move(info))
{
    connect(&m_engine, &engine::Engine::commandProgressed, this, &DeviceOrders::follow);
    connect(&m_engine, &engine::Engine::commandFinished, this, &DeviceOrders::finish);
}

DeviceOrders::~DeviceOrders() { delete m_dialog; }

bool DeviceOrders::canRelay() const
{
    return m_info.profile && m_info.profile->commands.contains(u"relay"_s);
}

bool DeviceOrders::canIntervals() const
{
    return m_info.profile && m_info.profile->commands.contains(u"interval"_s);
}

bool DeviceOrders::canSettings() const
{
    return m_info.profile && std::any_of(m_info.profile->commands.begin(), m_info.profile->commands.end(),
                                         [](const core::CommandRule &rule) { return rule.isRegister(); });
}

std::optional<live::SeriesState> DeviceOrders::power() const
{
    const auto table = m_engine.seriesTable();
    for (const live::SeriesState &state : m_engine.live().snapshot(m_info.id)) {
        const core::Series &series = table->at(state.id);
        if (series.quantity == core::Quantity::ActivePower && series.channel.isEmpty())
            return state;
    }
    return std::nullopt;
}

void DeviceOrders::takePast(const QList<core::AuditEntry> &audit)
{
    QHash<core::CommandId, core::Outcome> outcomes;
    // Newest first: the first row of each kind is the one that counts.
    for (const core::AuditEntry &entry : audit) {
        if (const auto outcome = engine::outcomeOf(entry); outcome && entry.stage == "outcome"_L1)
            outcomes.insert(entry.command, *outcome);
        if (entry.stage != "requested"_L1)
            continue;
        const core::Command command = engine::commandOf(entry);
        const auto outcome =
            outcomes.contains(command.id) ? std::optional(outcomes.value(command.id)) : std::nullopt;
        if (command.name == "relay"_L1 && !m_last)
            m_last = LastOrder{command, entry.at, outcome};
        if (command.name == "interval"_L1 && !m_intervals.contains(command.key) &&
            outcome == core::Outcome::Verified)
            m_intervals.insert(command.key, std::chrono::milliseconds(qint64(command.value)));
    }
    emit moved();
}

void DeviceOrders::refresh()
{
    if (m_dialog)
        m_dialog->refresh();
}

void DeviceOrders::follow(const commands::Progress &progress)
{
    if (progress.command.device != m_info.id)
        return;
    using Stage = commands::Progress::Stage;
    if (progress.stage == Stage::Requested) {
        m_open.insert(progress.command.id, progress.command);
        if (progress.command.name == "relay"_L1)
            m_last = LastOrder{progress.command, progress.at, {}};
    }
    if (progress.stage == Stage::Sent || progress.stage == Stage::Outcome) {
        core::AuditEntry entry;
        entry.at = progress.at;
        entry.command = progress.command.id;
        entry.device = m_info.id;
        entry.who = progress.command.orderedBy;
        entry.stage = progress.stage == Stage::Sent ? u"sent"_s : u"outcome"_s;
        entry.detail = {{u"name"_s, progress.command.name},
                        {u"key"_s, progress.command.key},
                        {u"value"_s, progress.command.value}};
        if (progress.outcome)
            entry.detail.insert(u"outcome"_s, QString(core::outcomeName(*progress.outcome)));
        emit stageHappened(entry);
    }
    if (m_dialog)
        m_dialog->progress(progress);
    emit moved();
}

void DeviceOrders::finish(const core::CommandId &command, core::Outcome outcome)
{
    const core::Command ordered = m_open.take(command);
    if (m_last && m_last->command.id == command)
        m_last->outcome = outcome;
    if (ordered.name == "interval"_L1 && outcome == core::Outcome::Verified)
        m_intervals.insert(ordered.key, std::chrono::milliseconds(qint64(ordered.value)));
    if (ordered.id.isEmpty())
        return;
    emit moved();
    emit ended();
}

OrderContext DeviceOrders::context() const
{
    OrderContext context;
    context.device = m_info.id;
    context.name = m_info.name.isEmpty() ? m_info.id.toString() : m_info.name;
    context.place = m_info.transportName;
    context.unit = m_info.unit;
    context.unitOwner = [this](int unit) {
        for (const core::DeviceSettings &other : m_engine.workspace().devices) {
            if (other.transport == m_info.transport && other.id != m_info.id && other.unit == unit)
                return other.name.isEmpty() ? other.id.toString() : other.name;
        }
        return QString();
    };
    context.orderedBy = Words::person();
    context.profile = m_info.profile;
    context.known = [this] { return m_engine.desk().known(m_info.id); };
    context.power = [this] { return power(); };
    context.health = [this] { return m_engine.live().deviceHealth(m_info.id); };
    context.transportUp = [this] {
        const QList<engine::TransportInfo> transports = m_engine.transports();
        return std::any_of(transports.begin(), transports.end(),
                           [this](const engine::TransportInfo &transport) {
                               return transport.id == m_info.transport &&
                                      (transport.state == core::TransportState::Up ||
                                       transport.state == core::TransportState::BackPressed);
                           });
    };
    return context;
}

void DeviceOrders::open(OrderDialog *dialog, QWidget *window)
{
    delete m_dialog;
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OrderDialog::submitted, &m_engine, &engine::Engine::submit);
    connect(dialog, &OrderDialog::stopWaitingRequested, &m_engine, &engine::Engine::stopWaiting);
    connect(&m_engine, &engine::Engine::commandFinished, dialog, &OrderDialog::finish);
    new Scrim(window, dialog);
    dialog->refresh();
    dialog->open();
}

OrderDialog *DeviceOrders::orderRelay(bool on, QWidget *window)
{
    if (!canRelay())
        return nullptr;
    auto *dialog = new RelayDialog(context(), on, m_last, window);
    open(dialog, window);
    return dialog;
}

SettingDialog *DeviceOrders::orderSetting(const QString &order, QWidget *window)
{
    if (!m_info.profile || !m_info.profile->commands.value(order).isRegister())
        return nullptr;
    auto *dialog = new SettingDialog(context(), order, window);
    open(dialog, window);
    return dialog;
}

IntervalDialog *DeviceOrders::orderIntervals(QWidget *window)
{
    if (!canIntervals())
        return nullptr;
    auto *dialog = new IntervalDialog(context(), m_intervals, window);
    open(dialog, window);
    return dialog;
}

} // namespace console
