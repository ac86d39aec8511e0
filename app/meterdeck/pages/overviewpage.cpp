// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewpage.h"

#include "livefeed.h"
#include "pages/pageheader.h"

#include <QVBoxLayout>

namespace console {

OverviewPage::OverviewPage(engine::Engine &engine, LiveFeed &feed, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_feed(feed), m_header(new PageHeader(tr("Overview"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->addWidget(m_header);
    layout->addStretch(1);
}

void OverviewPage::refresh(const live::Delta &, core::UtcTime)
{
    m_header->setSentence(tr("Nothing needs you."));
}

} // namespace console
