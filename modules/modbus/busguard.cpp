// SPDX-License-Identifier: GPL-3.0-or-later
#include "busworker.h"

#include "buswords.h"
#include "modbus/planfit.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace modbus {

/// What the values of each register are compared with.
void BusWorker::guard(const Meter &meter, const core::Profile &profile)
{
    const QJsonArray registers = profile.section["registers"_L1].toArray();
    const auto &rules = meter.map.registers();
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const RegisterRule &rule = rules[i];
        const QJsonObject object = registers.size() == rules.size() ? registers[i].toObject() : QJsonObject();
        ValueGuard::Rule guarded;
        guarded.total = core::isTotal(rule.quantity);
        if (const auto jump = object["maxJump"_L1]; jump.isDouble())
            guarded.jump = jump.toDouble();
        const bool counts = rule.type == RegisterType::U16 || rule.type == RegisterType::U32 ||
                            rule.type == RegisterType::U48 || rule.type == RegisterType::U64;
        if (object["wraps"_L1].toBool() && counts && rule.mask == ~quint64{0})
            guarded.wrapAt = std::ldexp(rule.scale, 16 * wordCount(rule.type));
        if (guarded.total || guarded.jump)
            m_guard.setRule(meter.map.series()[i], guarded);
    }
}

/// Takes away what the values before speak against, and writes down what a new cycle began with.
void BusWorker::judge(Meter &meter, const PollSchedule::Turn &turn, const Answer &answer,
                      QList<core::Reading> &readings)
{
    for (core::Reading &reading : readings) {
        explainFall(meter, reading);
        const ValueGuard::Verdict verdict = m_guard.judge(reading);
        if (ValueGuard::isHeldBack(verdict.finding)) {
            m_counters.errors[ValueGuard::key(verdict.finding)] += 1;
            keepReject(meter, turn, answer, ValueGuard::key(verdict.finding));
        } else if (verdict.finding == ValueGuard::Finding::NewCycle ||
                   verdict.finding == ValueGuard::Finding::Wrapped) {
            const core::Series &series = m_setup.series->at(reading.series);
            QJsonObject detail{{u"quantity"_s, core::quantityName(series.quantity)},
                               {u"channel"_s, series.channel},
                               {u"source"_s, series.source},
                               {u"before"_s, verdict.before},
                               {u"after"_s, verdict.now},
                               {u"wrapped"_s, verdict.finding == ValueGuard::Finding::Wrapped}};
            if (verdict.wrapAt)
                detail.insert(u"range"_s, *verdict.wrapAt);
            m_batches.add(core::Event{reading.receivedAt, meter.settings.id, {}, u"register-fell"_s, detail});
        }
    }
}

void BusWorker::warnOfTightPlan()
{
    if (!m_setup.options.warnOfTightPlan || m_line->character() == std::chrono::nanoseconds(0))
        return;
    std::vector<PlanShare> shares;
    for (const Meter &meter : m_meters) {
        for (const ReadPlan::Block &block : meter.map.plan().blocks()) {
            const BlockRead &read = block.variants.front();
            shares.push_back(
                {8 + 5 + read.byteCount(), 1, meter.settings.poll * std::max<int>(block.every, 1)});
        }
    }
    const auto &settings = m_setup.settings;
    const int bits = 9 + (settings.parity == "none"_L1 ? 0 : 1) + settings.stopBits;
    const PlanFit fit = planFit(shares, settings.baud, bits);
    if (fit.fits())
        return;
    QString remedy = u"Poll %1 times as slowly (a larger \"pollMs\")"_s.arg(fit.slower, 0, 'f', 1);
    if (fit.baud > 0)
        remedy += u", or set the meters and this bus to %1 baud"_s.arg(fit.baud);
    remedy += u"; until then every meter is asked in turn, as often as the wire allows."_s;
    const QString detail = u"%1 meters need %2 s of the wire's time each second at %3"_s.arg(m_meters.size())
                               .arg(fit.load, 0, 'f', 2)
                               .arg(lineWords(settings));
    m_batches.add(core::Event{now(),
                              {},
                              {},
                              u"plan-too-large"_s,
                              {{u"load"_s, fit.load},
                               {u"slower"_s, fit.slower},
                               {u"baud"_s, fit.baud},
                               {u"text"_s, detail},
                               {u"remedy"_s, remedy}}});
    emit failed({core::ErrorCode::Busy, m_line->place(), detail, remedy});
    gathered();
}

} // namespace modbus
