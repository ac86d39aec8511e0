// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/gallery.h"
#include "widgets/galleryparts.h"
#include "widgets/label.h"
#include "widgets/outcomemark.h"
#include "widgets/outcomeview.h"
#include "widgets/progressline.h"
#include "widgets/qualitymark.h"
#include "widgets/toast.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QPainter>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Outcome;
using core::Quality;

namespace widgets {

namespace {

/// One painted mark of 20 px.
class Mark : public QWidget
{
public:
    explicit Mark(std::function<void(QPainter &, const QRectF &, const Theme &)> paint)
        : m_paint(std::move(paint))
    {
        setFixedSize(22, 22);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_paint(painter, QRectF(1, 1, 20, 20), Theme::of(this));
    }

private:
    std::function<void(QPainter &, const QRectF &, const Theme &)> m_paint;
};

Card *outcomes()
{
    auto *card = new Card(Gallery::tr("Outcomes"), Gallery::tr("one of seven, or waiting"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    static constexpr std::array<int, 8> order{0, 3, 1, 2, 4, 5, 6, -1};
    for (int at = 0; at < 8; ++at) {
        const auto outcome = order[size_t(at)] < 0 ? std::nullopt : std::optional(Outcome(order[size_t(at)]));
        grid->addWidget(new Mark([outcome](QPainter &painter, const QRectF &rect, const Theme &theme) {
                            OutcomeMark::paint(painter, rect, outcome, theme);
                        }),
                        at / 4, at % 4 * 2);
        grid->addWidget(new Label(OutcomeMark::word(outcome), Role::Table), at / 4, at % 4 * 2 + 1);
        grid->setColumnStretch(at % 4 * 2 + 1, 1);
    }
    card->content()->addLayout(grid);
    return card;
}

Card *qualities()
{
    auto *card = new Card(Gallery::tr("Qualities"), Gallery::tr("shape, then word, then colour"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    for (int at = 0; at <= int(Quality::Unknown); ++at) {
        const auto quality = Quality(at);
        grid->addWidget(new Mark([quality](QPainter &painter, const QRectF &rect, const Theme &theme) {
                            QualityMark::paint(painter, rect.adjusted(5, 5, -5, -5), quality, theme);
                        }),
                        at / 4, at % 4 * 2);
        grid->addWidget(new Label(QualityMark::word(quality), Role::Table), at / 4, at % 4 * 2 + 1);
        grid->setColumnStretch(at % 4 * 2 + 1, 1);
    }
    card->content()->addLayout(grid);
    return card;
}

Card *outcome(std::optional<Outcome> ending)
{
    auto *card = new Card(ending ? Gallery::tr("Outcome of an order") : Gallery::tr("An order that waits"));
    auto *view = new OutcomeView;
    if (ending) {
        if (*ending == Outcome::Verified || *ending == Outcome::Mismatch) {
            const bool proved = *ending == Outcome::Verified;
            view->setOutcome(ending, proved ? u"Verified: off"_s : u"Mismatch: still on"_s,
                             proved ? u"Proved in 0.84 s by a fresh, non-retained relay/state."_s
                                    : u"The device answered, freshly, and it is not what was ordered."_s);
            view->setRelay(proved ? RelayState::Open : RelayState::Closed, u"proved 0.3 s ago"_s,
                           Quality::Good);
            view->setStages(
                {{u"Requested, row 91"_s, u"operator, console WS-02"_s, u"14:36:20.310"_s,
                  Timeline::Mark::Done},
                 {u"Sent once"_s, u"relay/commands, 9 bytes"_s, u"14:36:20.317"_s, Timeline::Mark::Done},
                 {proved ? u"Device reports 0"_s : u"Device reports 1"_s, u"not retained, same device"_s,
                  u"14:36:21.154"_s, proved ? Timeline::Mark::Done : Timeline::Mark::Bad}});
            view->setAdvice(proved ? u"Load fell from 1 523 W to 0 W. Nothing more to do."_s
                                   : u"Check the local override or a stuck contactor."_s);
            card->content()->addWidget(view);
            return card;
        }
        view->setOutcome(ending, u"No answer: state unknown"_s,
                         u"Not failed and not done. 15 s passed without proof."_s);
        view->setRelay(RelayState::Unknown, u"proved ON 17 s ago"_s, Quality::Stale);
        view->setStages(
            {{u"Requested, row 88"_s, u"operator, console WS-02"_s, u"14:32:09.114"_s, Timeline::Mark::Done},
             {u"Sent once"_s, u"relay/commands, 9 bytes"_s, u"14:32:09.121"_s, Timeline::Mark::Done},
             {u"Nothing heard"_s, u"a late answer is kept as late"_s, u"14:32:24.121"_s,
              Timeline::Mark::Unknown}});
        view->setAdvice(
            u"Load still 1 523 W 2 s ago: it hints at ON but proves nothing. Look before you order again."_s);
    } else {
        view->setOutcome(ending, u"Waiting for proof"_s,
                         u"11 s left. Closing does not take the order back."_s);
        view->setStages(
            {{u"Requested, row 89"_s, u"operator, console WS-02"_s, u"14:33:01.004"_s, Timeline::Mark::Done},
             {u"Refused by the first gateway"_s, u"not sent there"_s, u"14:33:01.009"_s, Timeline::Mark::Bad},
             {u"Sent once"_s, u"relay/commands, 9 bytes"_s, u"14:33:01.011"_s, Timeline::Mark::Done},
             {u"Waiting"_s, u"for a fresh state"_s, {}, Timeline::Mark::Waiting}});
    }
    card->content()->addWidget(view);
    return card;
}

Card *toasts()
{
    auto *card = new Card(Gallery::tr("Toasts"), Gallery::tr("bottom right, 6 s; failures stay"));
    const auto add = [card](const QString &title, const QString &text,
                            std::optional<std::optional<Outcome>> mark, const QString &action) {
        auto *toast = new Toast(title, text);
        if (mark)
            toast->setOutcome(*mark);
        else
            toast->setIconName(u"triangle-alert"_s);
        toast->setAction(action);
        toast->setSticky(true);
        card->content()->addWidget(toast);
    };
    add(u"Relay on, Kirulapone 07"_s, u"proved in 0.91 s"_s, std::optional(Outcome::Verified), u"Evidence"_s);
    add(u"No answer, Wellawatte shop 12"_s, u"state unknown"_s, std::optional(Outcome::NoAnswer),
        u"Look again"_s);
    add(u"Back-fill SPMS"_s, u"81 %, 28 s left"_s, std::optional<Outcome>(), u"Show"_s);
    add(u"A profile was left out"_s, u"pzem.json: register 9 has no unit"_s, {}, {});
    return card;
}

Card *progress()
{
    auto *card = new Card(Gallery::tr("Progress"), Gallery::tr("count, time left, cancel"));
    card->content()->setSpacing(12);
    auto *half = new ProgressLine(u"Exporting 20 million readings"_s);
    half->setNote(u"6.2 million"_s);
    half->setTimeLeft(41s);
    half->setFraction(0.31);
    half->setCancellable(true);
    card->content()->addWidget(half);
    auto *unknown = new ProgressLine(u"Asking the broker"_s);
    unknown->setNote(u"TLS, step 3 of 5"_s);
    card->content()->addWidget(unknown);
    auto *none = new ProgressLine(u"Reading the history"_s);
    none->setFraction(0);
    none->setCancellable(true);
    card->content()->addWidget(none);
    auto *done = new ProgressLine(u"Checked the audit"_s);
    done->setNote(u"88 rows"_s);
    done->setFraction(1);
    card->content()->addWidget(done);
    return card;
}

Card *steps()
{
    auto *card = new Card(Gallery::tr("Timeline"), Gallery::tr("what happened, when, and what is awaited"));
    auto *line = new Timeline;
    line->setStages({{u"Done"_s, u"a step with its evidence"_s, u"14:32:09.114"_s, Timeline::Mark::Done},
                     {u"Bad"_s, u"a step that went wrong"_s, u"14:32:09.121"_s, Timeline::Mark::Bad},
                     {u"Unknown"_s, u"nobody can tell"_s, u"14:32:24.121"_s, Timeline::Mark::Unknown},
                     {u"Waiting"_s, u"not over yet"_s, {}, Timeline::Mark::Waiting}});
    card->content()->addWidget(line);
    return card;
}

Card *empties()
{
    auto *card = new Card(Gallery::tr("Empty"), Gallery::tr("says what will fill it"));
    auto *first =
        new EmptyState(u"waypoints"_s, u"No mesh yet."_s, u"It appears with the first line of a gateway."_s);
    first->setAction(u"Add a sink"_s);
    card->content()->addWidget(first);
    card->content()->addWidget(galleryDivider(false));
    card->content()->addWidget(
        new EmptyState(u"search"_s, u"No device fits the filter."_s, u"1 248 are known without it."_s));
    return card;
}

} // namespace

QWidget *galleryFeedback()
{
    auto *page = new QWidget;
    QBoxLayout *columns = galleryColumns(page);
    QBoxLayout *left = galleryColumn(columns);
    left->addWidget(outcomes());
    left->addWidget(outcome(Outcome::NoAnswer));
    left->addWidget(outcome(Outcome::Verified));
    left->addStretch(1);
    QBoxLayout *middle = galleryColumn(columns);
    middle->addWidget(qualities());
    middle->addWidget(outcome(std::nullopt));
    middle->addWidget(outcome(Outcome::Mismatch));
    middle->addStretch(1);
    QBoxLayout *right = galleryColumn(columns);
    right->addWidget(toasts());
    right->addWidget(progress());
    right->addWidget(empties());
    right->addWidget(steps());
    right->addStretch(1);
    return page;
}

} // namespace widgets
