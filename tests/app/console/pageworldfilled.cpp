// SPDX-License-Identifier: GPL-3.0-or-later
// When a page of the world has what it asks for, and what a wire told it.
#include "dialogs/energydialog.h"
#include "dialogs/importdialog.h"
#include "dialogs/registermapeditor.h"
#include "livefeed.h"
#include "models/handoverwatch.h"
#include "pages/alarmspage.h"
#include "pages/auditpage.h"
#include "pages/devicepage.h"
#include "pages/explainpane.h"
#include "pages/handoverpage.h"
#include "pages/orderdetail.h"
#include "pages/overviewpage.h"
#include "pages/trendcard.h"
#include "pages/trendpage.h"
#include "pages/voltagecard.h"
#include "pageworld.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// As after a while on a line on which a meter answers, and now and then not.
void PageWorld::explain(console::DevicePage &page)
{
    page.showTab(console::DevicePage::Tab::Explain);
    core::WireReport report;
    core::WireUnit unit;
    unit.unit = 1;
    unit.device = page.device();
    unit.asked = 1s;
    unit.achieved = 1040ms;
    unit.requests = 1240;
    unit.answers = 1200;
    unit.errors = {{u"no-answer"_s, 25}, {u"crc"_s, 10}, {u"exception"_s, 5}};
    unit.exceptions = {{2, 5}};
    unit.lastAnswer = console::LiveFeed::now();
    unit.times.counts.fill(0, core::AnswerTimes::Steps);
    unit.times.counts[20] = 1100;
    unit.times.counts[30] = 100;
    unit.times.limit = 240ms;
    unit.times.timeouts = 25;
    report.units = {unit};
    const auto add = [&report](core::WireRecord::Direction direction, const char *hex, const char *verdict) {
        core::WireRecord record;
        record.at = console::LiveFeed::now();
        record.unit = 1;
        record.direction = direction;
        record.bytes = QByteArray::fromHex(hex);
        record.size = record.bytes.size();
        record.verdict = QString::fromLatin1(verdict);
        if (direction != core::WireRecord::Direction::Sent)
            record.after = 26ms;
        report.records << record;
    };
    using Direction = core::WireRecord::Direction;
    add(Direction::Sent, "010300060002240a", "");
    add(Direction::Missing, "", "no-answer");
    add(Direction::Sent, "010300060002240a", "");
    add(Direction::Heard, "01030443676666b73e", "crc");
    page.explain()->take(report, console::LiveFeed::now());
}

bool PageWorld::isFilled(const QString &name, QWidget &made)
{
    using namespace console;
    if (auto *dialog = qobject_cast<RegisterMapEditor *>(&made))
        return !dialog->isTrying();
    if (auto *dialog = qobject_cast<EnergyDialog *>(&made))
        return dialog->isLoaded() && (name == "energy"_L1 || !dialog->effect().isEmpty());
    if (auto *dialog = qobject_cast<ImportDialog *>(&made)) {
        if (name == "import"_L1 || !dialog->request())
            return dialog->request().has_value();
        if (dialog->stage() == ImportDialog::Stage::Choosing)
            dialog->advance();
        return dialog->stage() == ImportDialog::Stage::Looked;
    }
    if (auto *page = qobject_cast<OverviewPage *>(&made))
        return page->isLoaded();
    if (auto *page = qobject_cast<DevicePage *>(&made); page && name == "device-voltage"_L1)
        return page->voltage()->isFilled();
    if (auto *page = qobject_cast<DevicePage *>(&made))
        return !name.endsWith("device"_L1) || page->trend()->hasData();
    if (auto *page = qobject_cast<TrendPage *>(&made))
        return page->isFilled();
    if (auto *page = qobject_cast<AlarmsPage *>(&made))
        return page->isLoaded();
    if (qobject_cast<HandoverPage *>(&made)) {
        const HandoverQueueModel &queue = m_handover->queue();
        return queue.countOf(notify::ItemState::Sent) > 0 && queue.countOf(notify::ItemState::Refused) > 0;
    }
    if (auto *page = qobject_cast<AuditPage *>(&made))
        return page->isLoaded() && page->orders() > 0 && page->detail()->isFilled();
    return true;
}
