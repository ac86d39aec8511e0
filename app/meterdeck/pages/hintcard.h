// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace widgets {
class Label;
}

namespace console {

/// What is wrong and what to do, behind an ink edge so that it is seen first. Hidden while there is nothing
/// to say.
class HintCard : public QWidget
{
    Q_OBJECT

public:
    explicit HintCard(QWidget *parent = nullptr);

    /// @p title is what to do or what is wrong, @p text why, @p remedy what to do, if it is not the title.
    void setHint(const QString &title, const QString &text, const QString &remedy = {});
    void clear();
    QString title() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    widgets::Label *m_title;
    widgets::Label *m_text;
    widgets::Label *m_remedy;
};

} // namespace console
