// SPDX-License-Identifier: GPL-3.0-or-later
// The alarms of the world: one of each state and priority, and one of each way to be hidden.
#include "dialogs/alarmruleform.h"
#include "dialogs/alarmrulesdialog.h"
#include "dialogs/targetdialog.h"
#include "engine/notifypath.h"
#include "livefeed.h"
#include "models/alarmwatch.h"
#include "models/handoverwatch.h"
#include "pages/alarmrationalisation.h"
#include "pages/alarmspage.h"
#include "pages/handoverpage.h"
#include "pageworld.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::AlarmRow;

namespace {

AlarmRow alarm(const QString &id, int priority, AlarmRow::Standing standing, const QString &title,
               const QString &where, const QString &now, const QString &limit, std::chrono::minutes ago)
{
    AlarmRow row;
    row.id = id;
    row.rule = u"voltage-high"_s;
    row.priority = priority;
    row.standing = standing;
    row.title = title;
    row.where = where;
    row.now = now;
    row.limit = limit;
    row.quality = now.isEmpty() ? core::Quality::NoAnswer : core::Quality::Good;
    row.raisedAt = console::LiveFeed::now() - ago;
    if (!row.isActive())
        row.clearedAt = row.raisedAt + 3min;
    if (standing == AlarmRow::Standing::ActiveAcknowledged)
        row.who = u"operator, console WS-02"_s;
    row.response = {u"Check the 120 Ω end resistor in lab 3.04."_s,
                    u"If CRC stays, halve the speed of bus 2."_s, u"Call the lab if a meter is unplugged."_s};
    row.device = core::DeviceId(u"ESP32-1a2b"_s);
    return row;
}

} // namespace

std::unique_ptr<QWidget> PageWorld::alarms(const QString &name)
{
    using namespace console;
    using Standing = AlarmRow::Standing;
    if (!m_alarms)
        m_alarms = std::make_unique<AlarmWatch>(*m_engine, nullptr, [] {});
    AlarmsModel &model = m_alarms->model();
    const auto put = [&model](AlarmRow row, AlarmRow::Hidden hidden = AlarmRow::Hidden::No,
                              const QString &why = {}, std::chrono::minutes left = 0min) {
        row.hidden = hidden;
        row.hiddenWhy = why;
        if (left > 0min)
            row.hiddenUntil = LiveFeed::now() + left;
        model.put(row);
    };
    put(alarm(u"a1"_s, 1, Standing::ActiveUnacknowledged, u"Line 1 CEB off"_s, u"Wellawatte MSAN 0214"_s,
              u"off"_s, u"on"_s, 4min));
    put(alarm(u"a2"_s, 2, Standing::ActiveUnacknowledged, u"Nine meters do not answer"_s,
              u"Physics laboratories, bus 2"_s, {}, u"0"_s, 40min));
    put(alarm(u"a3"_s, 3, Standing::ClearedUnacknowledged, u"Voltage above 253 V"_s, u"Kirulapone 07"_s,
              u"241.2 V"_s, u"253 V"_s, 30min));
    put(alarm(u"a4"_s, 4, Standing::ActiveAcknowledged, u"Battery below 3.4 V"_s, u"LPG-0199 Lavington"_s,
              u"3.36 V"_s, u"3.4 V"_s, 620min));
    put(alarm(u"a5"_s, 3, Standing::Latched, u"Register went back"_s, u"Chemistry laboratory B"_s,
              u"0.4 kWh"_s, {}, 146min));
    put(alarm(u"h1"_s, 3, Standing::ActiveUnacknowledged, u"Voltage above 253 V"_s, u"Kandy Road 12"_s,
              u"254 V"_s, u"253 V"_s, 60min),
        AlarmRow::Hidden::Shelved, u"regulator swap"_s, 57min);
    put(alarm(u"h2"_s, 3, Standing::ActiveUnacknowledged, u"Device silent"_s, u"Node 17"_s, {}, {}, 6min),
        AlarmRow::Hidden::Suppressed, u"Transport down, Depot broker"_s);
    put(alarm(u"h3"_s, 4, Standing::Normal, u"Frequency below 49.5 Hz"_s, u"Chemistry laboratory B"_s,
              u"50 Hz"_s, u"49.5 Hz"_s, 6min),
        AlarmRow::Hidden::OutOfService, u"meter exchange"_s, 60min * 70);
    model.flush(LiveFeed::now());
    if (name.startsWith("alarm-rules"_L1)) {
        SetupContext context;
        context.workspace = m_engine->workspace();
        auto dialog = std::make_unique<AlarmRulesDialog>(
            context, &m_alarms->path(),
            AlarmRulesDialog::Known{model.oneOfEachRule(), AlarmReach::of(*m_engine), {}}, u"voltage-high"_s,
            nullptr);
        dialog->form()->choosePart(name.endsWith("where"_L1)      ? AlarmRuleForm::Where
                                   : name.endsWith("urgency"_L1)  ? AlarmRuleForm::Urgency
                                   : name.endsWith("response"_L1) ? AlarmRuleForm::Response
                                                                  : AlarmRuleForm::What);
        return dialog;
    }
    auto page = std::make_unique<AlarmsPage>(*m_alarms);
    page->choose(u"a2"_s);
    if (name == "alarms-shelve"_L1)
        page->startShelve();
    if (name == "alarms-rationalisation"_L1) {
        page->showView(AlarmsPage::View::Rationalisation);
        engine::AlarmQualityAnswer answer;
        answer.quality.to = LiveFeed::now();
        answer.quality.from = answer.quality.to - AlarmRationalisation::Stretch;
        answer.quality.raised = 340;
        answer.quality.perHour = 0.47;
        answer.quality.byPriority = {
            {alarms::Priority::Critical, 12}, {alarms::Priority::High, 88}, {alarms::Priority::Medium, 240}};
        answer.quality.rules = {
            {alarms::AlarmRuleId(u"voltage-high"_s), 240, 3, 0.71, 12, 95'000ms, 2, 1},
            {alarms::AlarmRuleId(u"transport-down"_s), 88, 0, 0.26, 80, 41'000ms, 0, 0},
            {alarms::AlarmRuleId(u"frequency-low"_s), 12, 0, 0.03, 0, std::nullopt, 0, 0}};
        page->rationalisation()->showAnswer(answer);
    }
    return page;
}

std::unique_ptr<QWidget> PageWorld::handover(const QString &name)
{
    using namespace console;
    SetupContext context;
    context.workspace = m_engine->workspace();
    if (name == "target-mail"_L1)
        return std::make_unique<TargetDialog>(context, m_ports.get(), QString(), QString(), nullptr);
    if (name != "handover"_L1) {
        auto dialog = std::make_unique<TargetDialog>(context, m_ports.get(), QString(), QString(), nullptr);
        dialog->chooseWay(name == "target-modem"_L1 ? notify::Way::Modem : notify::Way::SmsGateway);
        dialog->showMore(true);
        return dialog;
    }
    if (!m_handover) {
        m_handover = std::make_unique<HandoverWatch>(*m_engine);
        for (int number = 1; number <= 4; ++number) {
            notify::Occasion occasion;
            occasion.number = number;
            occasion.urgency = notify::Urgency::High;
            occasion.at = LiveFeed::now() - number * 1min;
            occasion.name = u"Voltage above 253 V"_s;
            occasion.where = u"Wellawatte shop 12"_s;
            occasion.value = u"254.6 V (limit 253 V)"_s;
            occasion.site = u"Depot"_s;
            m_handover->path().outbox().take(occasion);
        }
    }
    return std::make_unique<HandoverPage>(*m_handover);
}
